// Below color_fragment; the head stands in the world as in its own frame. Albedo, linear: tone · e^(face colour + melanin + blood + freckles), in absorption lengths, so the
// same chromophores darken light and dark skin alike.
//   skinToneLinear   reflectance of the forehead
//   skinFlush        how much of the blood's colour shows through the melanin, [0, 1]
//   skinFreckles     strength of freckles, [0, 1]
//   skinMottling     how uneven melanin and blood lie, 1 in the middle of life
//   skinVeins        strength of the veins of temples and sides, [0, 1]
//   skinSunSpots     x share of the sun spots that have come, y their strength; both in [0, 1]
vec3 skinFacing = transformNormalByInverseViewMatrix( normalize( vNormal ), viewMatrix );
SkinDetail skinDetail = skinDetailAt( vPointInHead, skinFacing );
#ifdef USE_PIGMENT
float skinScar = pigmentScar().x;
// scar tissue has neither pores nor the skin's fine folds, and lost most of its melanin
skinDetail.slope *= 1.0 - 0.8 * skinScar;
skinDetail.height *= 1.0 - 0.8 * skinScar;
skinDetail.pores *= 1.0 - 0.8 * skinScar;
skinDetail.melanin *= 1.0 - skinScar;
skinDetail.marks *= 1.0 - skinScar;
#else
const float skinScar = 0.0;
#endif
{
	// absorbance per unit of chromophore, red to blue
	const vec3 MELANIN = vec3( - 0.34, - 0.56, - 0.82 );
	const vec3 BLOOD = vec3( - 0.05, - 0.42, - 0.30 );
	// a vessel lies too deep to look red: it takes the red light that comes back from there
	const vec3 VEIN = vec3( - 0.22, - 0.13, - 0.045 );

	float scalp = vSkin.w;
	// the face texture has its ears redder than any in a cool room
	float ear = smoothstep( 0.3, 1.0, vSkin.y );

	// the face texture's own hue, a little less of its darkness; its strongest reds, the lips', softened
	vec3 face = vFaceColour;
	float faceGrey = dot( face, vec3( 0.3, 0.5, 0.2 ) );
	vec3 hue = ( face - faceGrey ) * mix( 0.65, 1.0, skinFlush ) * ( 1.0 - 0.45 * ear );
	face = 0.88 * ( faceGrey + hue / ( 1.0 + 0.7 * dot( hue, hue ) ) );
	// cheeks and chin carry more blood than the bald forehead that the texture is measured against
	float faceBlood = 0.10 * ( 1.0 - scalp );

	// both are sparse, so most pixels pass by
	float sunSpots = skinDetail.sunSpots - 1.0 + skinSunSpots.x;
	if ( sunSpots > 0.0 ) {

		// where the sun reaches: the top of the head and the forehead, hardly the cheeks
		float sunned = smoothstep( - 0.3, 0.4, skinFacing.y + 0.004 * vPointInHead.y );
		sunSpots = smoothstep( 0.0, 0.5, sunSpots ) * skinSunSpots.y * sunned;

	} else sunSpots = 0.0;
	float veins = - 2.0 * skinDetail.marks * skinVeins;
	if ( veins > 0.0 ) {

		// the temporal vessels: from in front of the ear over temple and side
		float height = vPointInHead.y;
		veins *= smoothstep( 0.35, 0.75, abs( skinFacing.x ) ) * smoothstep( 0.0, 28.0, height ) * ( 1.0 - smoothstep( 92.0, 122.0, height ) );

	} else veins = 0.0;

	float melanin = mix( 0.24, 0.30, scalp ) * skinMottling * skinDetail.melanin + 1.1 * skinFreckles * max( skinDetail.marks, 0.0 ) + 0.5 * sunSpots;
	float blood = skinFlush * ( 0.62 * skinMottling * skinDetail.blood + 0.06 * ear * ear + faceBlood ) - 0.10 * skinDetail.height;

	vec3 absorbance = face + MELANIN * melanin + BLOOD * blood + VEIN * veins;
	// furrows and pores catch a little dirt and shade
	absorbance += vec3( 0.10, 0.13, 0.15 ) * skinDetail.height - 0.05 * skinDetail.pores;
	// darker skin has more melanin to lose; a little blood shows through
	absorbance += skinScar * ( - 0.34 * log( skinToneLinear ) + vec3( 0.03, - 0.02, - 0.02 ) );
	diffuseColor.rgb *= skinToneLinear * exp( absorbance );
}
