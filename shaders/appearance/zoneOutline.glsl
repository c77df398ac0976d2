// A thin line around the chosen zone: where its weight equals the largest other weight, closed along the edge of the
// pigmented region.
// Light, with a soft dark halo, so that it shows on every skin and over pigment. Its width is in pixels at any zoom.
//   zoneOutlineA, B, C   1 at the chosen zone, in the order of the zone weights; all of them for the outline of the whole scalp
//   zoneOutlineStrength  0 none, 1 full
uniform vec4 zoneOutlineA;
uniform vec4 zoneOutlineB;
uniform vec4 zoneOutlineC;
uniform float zoneOutlineStrength;
// device pixels per CSS pixel
uniform float zoneOutlineScale;

varying vec4 vZoneA;
varying vec4 vZoneB;
varying vec4 vZoneC;

float largest( const in vec4 v ) {

	return max( max( v.x, v.y ), max( v.z, v.w ) );

}

vec3 withZoneOutline( const in vec3 display ) {

	if ( zoneOutlineStrength <= 0.0 ) return display;

	vec4 chosen = max( vZoneA * zoneOutlineA, vZoneB * zoneOutlineB );
	vec4 others = max( vZoneA * ( 1.0 - zoneOutlineA ), vZoneB * ( 1.0 - zoneOutlineB ) );
	vec4 chosenC = vZoneC * zoneOutlineC;
	vec4 othersC = vZoneC * ( 1.0 - zoneOutlineC );
	float lead = max( largest( chosen ), largest( chosenC ) ) - max( largest( others ), largest( othersC ) );
	float border = pigmentRegion().start.x;

	// distance to the outline in pixels, positive inside
	float leadPx = lead / max( length( vec2( dFdx( lead ), dFdy( lead ) ) ), 1e-5 );
	float borderPx = border / max( length( vec2( dFdx( border ), dFdy( border ) ) ), 1e-5 );
	// On the head's silhouette the slopes run wild: a point far from the outline in weight or mm is far on the screen too.
	float farPx = 14.0 * ( leadPx < borderPx ? smoothstep( 0.3, 0.8, abs( lead ) ) : smoothstep( 4.0, 12.0, abs( border ) ) );
	float distancePx = max( abs( min( leadPx, borderPx ) ), farPx ) / zoneOutlineScale;

	float halo = 0.42 * exp( - distancePx * distancePx * 0.06 );
	float line = 0.95 * ( 1.0 - smoothstep( 0.35, 1.35, distancePx ) );
	// a triangle that leaves the scalp has no chart
	float strength = zoneOutlineStrength * step( 0.999, vPigmentPlan.z );
	vec3 haloed = display * ( 1.0 - halo * strength );
	return mix( haloed, vec3( 0.97, 0.985, 1.0 ), line * strength );

}
