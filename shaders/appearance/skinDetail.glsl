// Colour variation and micro relief of the skin at a point of the head, from two tiling textures without seams.
// Each tile is projected along the head's three axes; a projection is read only where the skin faces it, so most pixels
// read one. Blended by weights whose squares sum to 1: noise keeps its contrast where two projections meet.
//   skinColourTile   r melanin, g haemoglobin, a oil: signed, mean at 0.5; b freckles
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
	float oil;
	float freckles;
	float height;
	float pores;
	// surface gradient in the head frame
	vec3 slope;
};

// the mean of an 8-bit signed channel is 128/255
const vec4 TILE_MEAN = vec4( 128.0 / 255.0 );

void addProjection( inout SkinDetail detail, const in float weight, const in vec2 p, const in vec2 dx, const in vec2 dy, const in vec3 alongX, const in vec3 alongY ) {

	// The middle scale is the relief tile again, 3.7 times as large and turned by 37°, so that neither repeat shows.
	const mat2 TURN = mat2( 0.7986, 0.6018, - 0.6018, 0.7986 );
	const float COLOUR = 1.0 / COLOUR_TILE_MM;
	const float FINE = 1.0 / RELIEF_TILE_MM;
	const float MIDDLE = FINE / 3.7;

	vec4 colour = textureGrad( skinColourTile, p * COLOUR, dx * COLOUR, dy * COLOUR ) - TILE_MEAN;
	vec4 fine = textureGrad( skinReliefTile, p * FINE, dx * FINE, dy * FINE ) - TILE_MEAN;
	vec2 turned = TURN * p;
	vec4 middle = textureGrad( skinReliefTile, turned * MIDDLE, TURN * dx * MIDDLE, TURN * dy * MIDDLE ) - TILE_MEAN;

	detail.melanin += weight * colour.r;
	detail.blood += weight * colour.g;
	detail.freckles += weight * ( colour.b + TILE_MEAN.b );
	detail.oil += weight * colour.a;
	detail.height += weight * ( fine.b + 0.5 * middle.b );
	detail.pores += weight * ( fine.a + TILE_MEAN.a );

	vec2 slope = SLOPE_SCALE * ( fine.rg * FINE_RELIEF + ( middle.rg * TURN ) * MIDDLE_RELIEF );
	detail.slope += weight * ( slope.x * alongX + slope.y * alongY );

}

SkinDetail skinDetailAt( const in vec3 point, const in vec3 facing ) {

	vec3 dx = dFdx( point );
	vec3 dy = dFdy( point );
	vec3 weights = max( abs( facing ) - 0.53, 0.0 );
	weights *= inversesqrt( dot( weights, weights ) );

	SkinDetail detail = SkinDetail( 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, vec3( 0.0 ) );
	if ( weights.x > 0.0 ) addProjection( detail, weights.x, point.zy, dx.zy, dy.zy, vec3( 0.0, 0.0, 1.0 ), vec3( 0.0, 1.0, 0.0 ) );
	if ( weights.y > 0.0 ) addProjection( detail, weights.y, point.xz, dx.xz, dy.xz, vec3( 1.0, 0.0, 0.0 ), vec3( 0.0, 0.0, 1.0 ) );
	if ( weights.z > 0.0 ) addProjection( detail, weights.z, point.xy, dx.xy, dy.xy, vec3( 1.0, 0.0, 0.0 ), vec3( 0.0, 1.0, 0.0 ) );
	return detail;

}
