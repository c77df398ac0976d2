// Below roughnessmap_fragment. The scalp is a little shinier than the face; oil varies over centimetres, pores are matt.
// Relief too fine for the pixel becomes roughness, so that the highlight keeps its width at any distance.
{
	float unseen = smoothstep( 0.03, 0.35, skinDetail.pixelMm );
	float gloss = mix( 0.50, 0.435, vSkin.w ) - 0.22 * skinDetail.oil - 0.05 * skinDetail.height + 0.12 * skinDetail.pores;
	float alpha = gloss * gloss;
	roughnessFactor = sqrt( sqrt( alpha * alpha + 0.010 * unseen ) );
}
