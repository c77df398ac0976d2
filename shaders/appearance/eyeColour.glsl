// Below color_fragment. Albedo of an eye, linear: sclera, limbus, and the iris seen through the cornea, whose refraction
// moves it as the camera moves. The head stands in the world as in its own frame.
//   gaze             line of sight, head frame: below or above straight ahead, never aside
//   irisRadiusMm     from the line of sight to the limbus
//   irisLinear       colour of the iris at half its width
//   skinReliefTile   its furrows, wound around the pupil, are the fibres
{
	const float WATER = 1.0 / 1.336;
	vec3 point = vEye;
	// from the head's frame into the eye's own
	mat3 toEye = mat3( vec3( 1.0, 0.0, 0.0 ), vec3( 0.0, gaze.z, gaze.y ), vec3( 0.0, - gaze.y, gaze.z ) );
	vec3 bulge = normalize( toEye * vEyeNormal );
	vec3 view = toEye * normalize( ( vec4( vViewPosition, 0.0 ) * viewMatrix ).xyz );

	// where the refracted line of view meets the plane of the iris, a little behind the limbus
	float limbusZ = sqrt( max( 0.0, eyeRadiusMm * eyeRadiusMm - irisRadiusMm * irisRadiusMm ) );
	vec3 inward = refract( - view, bulge, WATER );
	float depth = max( 0.0, point.z - ( limbusZ - 0.25 ) );
	vec2 onIris = point.xy + inward.xy * min( depth / max( - inward.z, 0.25 ), 4.0 );

	float surface = length( point.xy ) / irisRadiusMm;
	float radius = length( onIris ) / irisRadiusMm;
	float angle = atan( onIris.y, onIris.x ) / PI2;

	// derivatives by hand: the angle jumps at the seam behind the ear
	vec2 wound = vec2( angle * 3.0, radius * 0.16 );
	float texel = max( length( fwidth( onIris ) ), 1e-4 ) / irisRadiusMm;
	float fibres = textureGrad( skinReliefTile, wound, vec2( texel, 0.0 ), vec2( 0.0, 0.2 * texel ) ).b - 0.5;
	float coarse = textureGrad( skinColourTile, vec2( angle * 2.0, 0.3 + radius * 0.06 ), vec2( texel, 0.0 ), vec2( 0.0, 0.2 * texel ) ).r - 0.5;

	float pupil = smoothstep( 0.285, 0.335, radius + 0.02 * fibres );
	float collarette = exp( - pow2( ( radius - 0.46 - 0.08 * coarse ) * 7.0 ) );
	float rim = smoothstep( 0.74, 1.02, radius + 0.10 * fibres );
	vec3 iris = irisLinear * exp( 1.6 * fibres + 1.1 * coarse + 0.35 * collarette - 1.5 * rim );
	// light from above gathers in the lower half of the bowl
	iris *= 1.0 - 0.35 * clamp( onIris.y / irisRadiusMm, - 1.0, 1.0 );
	iris *= mix( 0.012, 0.5, pupil );

	// sclera: never white, redder to the corners, bluish beside the limbus
	float corner = smoothstep( 1.15, 2.0, abs( point.x ) / irisRadiusMm );
	float veins = texture2D( skinColourTile, point.xy / 37.0 + 0.31 ).g - 0.5;
	vec3 sclera = mix( vec3( 0.40, 0.365, 0.34 ), vec3( 0.36, 0.22, 0.18 ), corner );
	sclera *= exp( vec3( - 0.05, - 0.34, - 0.30 ) * max( 0.0, veins ) * ( 0.4 + corner ) );

	float limbus = smoothstep( 0.90, 1.05, surface + 0.03 * coarse );
	vec3 albedo = mix( iris, sclera, limbus );
	// the eye lies in its socket; the upper lid and its lashes shade the top of it
	float lid = smoothstep( 5.5, - 1.5, point.y );
	diffuseColor.rgb = albedo * pow( vOcclusion, 1.25 ) * mix( 0.30, 1.0, lid );
}
