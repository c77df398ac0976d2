// Colour variation and micro relief of the skin at a point of the head, from two tiling textures without seams.
// Each tile is projected along the head's three axes; a projection is read only where the skin faces it, so most pixels
// read one. Blended by weights whose squares sum to 1: noise keeps its contrast where two projections meet.
//   skinColourTile   r melanin, g haemoglobin: signed, mean at 0.5; b freckles above 0.5, veins below; a sun spots
//   skinReliefTile   r, g slope, signed, SLOPE_RANGE at 1; b height, signed; a pores
uniform sampler2D skinColourTile;
uniform sampler2D skinReliefTile;

varying vec3 vPointInHead;
varying vec4 vSkin;
varying vec3 vFaceColour;
varying vec3 vBackdropPoint;

struct SkinDetail {
	float melanin;
	float blood;
	// above 0 freckles, below it veins
	float marks;
	float sunSpots;
	float height;
	float pores;
	// side of the pixel on the skin
	float pixelMm;
	// surface gradient in the head frame
	vec3 slope;
};

// the mean of an 8-bit signed channel is 128/255
const vec4 TILE_MEAN = vec4( 128.0 / 255.0 );

// Levels of detail are computed once, from the pixel's size on the skin: inside the branches below the hardware's own
// derivatives are undefined. Half a level sharper than isotropic filtering, which the tiles' softness allows.
float tileLevel( const in float pixelMm, const in float tileMm ) {

	return log2( max( pixelMm * TILE_TEXELS / tileMm, 1e-3 ) ) - 0.5;

}

void addProjection( inout SkinDetail detail, const in float weight, const in vec2 p, const in vec3 levels, const in float fineShare, const in vec3 alongX, const in vec3 alongY ) {

	// The middle scale is the relief tile again, larger and turned by 37°, so that neither repeat shows.
	const mat2 TURN = mat2( 0.7986, 0.6018, - 0.6018, 0.7986 );

	vec4 colour = textureLod( skinColourTile, p / COLOUR_TILE_MM, levels.x ) - TILE_MEAN;
	vec4 relief = textureLod( skinReliefTile, TURN * p / MIDDLE_TILE_MM, levels.y ) - TILE_MEAN;
	vec2 slope = ( relief.rg * TURN ) * MIDDLE_RELIEF;
	float height = 0.5 * relief.b;

	if ( fineShare > 0.0 ) {

		vec4 fine = textureLod( skinReliefTile, p / RELIEF_TILE_MM, levels.z ) - TILE_MEAN;
		slope += fine.rg * ( FINE_RELIEF * fineShare );
		height += fine.b * fineShare;
		detail.pores += weight * ( fine.a + TILE_MEAN.a ) * fineShare;

	}

	slope *= SLOPE_SCALE;
	detail.melanin += weight * colour.r;
	detail.blood += weight * colour.g;
	detail.marks += weight * colour.b;
	detail.sunSpots += weight * ( colour.a + TILE_MEAN.a );
	detail.height += weight * height;
	detail.slope += weight * ( slope.x * alongX + slope.y * alongY );

}

SkinDetail skinDetailAt( const in vec3 point, const in vec3 facing ) {

	vec3 dx = dFdx( point );
	vec3 dy = dFdy( point );
	float pixelMm = sqrt( max( dot( dx, dx ), dot( dy, dy ) ) );
	vec3 levels = vec3( tileLevel( pixelMm, COLOUR_TILE_MM ), tileLevel( pixelMm, MIDDLE_TILE_MM ), tileLevel( pixelMm, RELIEF_TILE_MM ) );
	// seen from afar the fine relief is only roughness, see skinGloss.glsl
	float fineShare = 1.0 - smoothstep( 0.22, 0.42, pixelMm );

	vec3 weights = max( abs( facing ) - 0.54, 0.0 );
	weights *= inversesqrt( dot( weights, weights ) );

	SkinDetail detail = SkinDetail( 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, pixelMm, vec3( 0.0 ) );
	if ( weights.x > 0.0 ) addProjection( detail, weights.x, point.zy, levels, fineShare, vec3( 0.0, 0.0, 1.0 ), vec3( 0.0, 1.0, 0.0 ) );
	if ( weights.y > 0.0 ) addProjection( detail, weights.y, point.xz, levels, fineShare, vec3( 1.0, 0.0, 0.0 ), vec3( 0.0, 0.0, 1.0 ) );
	if ( weights.z > 0.0 ) addProjection( detail, weights.z, point.xy, levels, fineShare, vec3( 1.0, 0.0, 0.0 ), vec3( 0.0, 1.0, 0.0 ) );
	return detail;

}
