// Below roughnessmap_fragment. The scalp is a little shinier than the face; oil varies over centimetres, pores are matt.
// Relief too fine for the pixel becomes roughness, so that the highlight keeps its width at any distance.
//   skinGloss   x roughness of the scalp, y share of the oil film in the highlight
{
	float unseen = smoothstep( 0.03, 0.35, skinDetail.pixelMm );
	// another mixture of the two noises than any that colours the skin, so that shine and blotches do not coincide
	float oil = 0.6 * skinDetail.blood - 0.8 * skinDetail.melanin;
	float gloss = skinGloss.x + mix( 0.065, 0.0, vSkin.w ) - 0.20 * oil - 0.05 * skinDetail.height + 0.12 * skinDetail.pores;
	float alpha = gloss * gloss;
	roughnessFactor = sqrt( sqrt( alpha * alpha + 0.010 * unseen ) );
}
