// Share of the key light that reaches a point: twelve bilinear comparisons on a disc, some millimetres wide, as a large
// lamp's penumbra is. The pattern is fixed: turning it at every pixel, as three does, leaves grain on the skin.
const vec2 SKIN_SHADOW_DISC[ 12 ] = vec2[](
	vec2( 0.204, 0.000 ), vec2( - 0.261, 0.239 ), vec2( 0.040, - 0.455 ), vec2( 0.329, 0.429 ),
	vec2( - 0.603, - 0.107 ), vec2( 0.571, - 0.363 ), vec2( - 0.190, 0.711 ), vec2( - 0.366, - 0.700 ),
	vec2( 0.790, 0.288 ), vec2( - 0.819, 0.343 ), vec2( 0.393, - 0.849 ), vec2( 0.302, 0.931 )
);

float skinShadow( const in sampler2DShadow map, const in vec2 size, const in float intensity, const in float bias, const in float radius, const in vec4 coord ) {

	vec3 at = coord.xyz / coord.w;
	at.z += bias;
	if ( any( lessThan( at, vec3( 0.0 ) ) ) || any( greaterThan( at, vec3( 1.0 ) ) ) ) return 1.0;

	vec2 reach = radius / size;
	float lit = 0.0;
	for ( int i = 0; i < 12; i ++ ) lit += texture( map, vec3( at.xy + SKIN_SHADOW_DISC[ i ] * reach, at.z ) );
	return mix( 1.0, lit / 12.0, intensity );

}
