// Below color_fragment; the head stands in the world as in its own frame. Albedo, linear: tone · e^(face colour + melanin + blood + freckles), in absorption lengths, so the
// same chromophores darken light and dark skin alike.
//   skinToneLinear   reflectance of the forehead
//   skinFlush        how much of the blood's colour shows through the melanin, [0, 1]
//   skinFreckles     strength of blotches and freckles, [0, 1]
SkinDetail skinDetail = skinDetailAt( vPointInHead, transformNormalByInverseViewMatrix( normalize( vNormal ), viewMatrix ) );
{
	// absorbance per unit of chromophore, red to blue
	const vec3 MELANIN = vec3( - 0.34, - 0.56, - 0.82 );
	const vec3 BLOOD = vec3( - 0.05, - 0.42, - 0.30 );

	float scalp = vSkin.w;
	float ear = smoothstep( 0.4, 1.0, vSkin.y );

	// the face texture's own hue, a little less of its darkness
	vec3 face = vFaceColour;
	face = 0.88 * mix( vec3( dot( face, vec3( 0.3, 0.5, 0.2 ) ) ), face, mix( 0.65, 1.0, skinFlush ) );
	// cheeks and chin carry more blood than the bald forehead that the texture is measured against
	float faceBlood = 0.10 * ( 1.0 - scalp );

	float melanin = mix( 0.24, 0.30, scalp ) * skinDetail.melanin + skinFreckles * ( 0.55 * skinDetail.freckles );
	float blood = skinFlush * ( 0.62 * skinDetail.blood + 0.11 * ear + faceBlood ) - 0.10 * skinDetail.height;

	vec3 absorbance = face + MELANIN * melanin + BLOOD * blood;
	// furrows and pores catch a little dirt and shade
	absorbance += vec3( 0.10, 0.13, 0.15 ) * skinDetail.height - 0.05 * skinDetail.pores;
	diffuseColor.rgb *= skinToneLinear * exp( absorbance );
}
