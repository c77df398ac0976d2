// In the place of aomap_fragment: lids and lashes keep most of the room out of the eye's reflections.
{
	float open = vOcclusion * mix( 0.25, 1.0, smoothstep( 6.0, 1.0, vEye.y ) );
	reflectedLight.indirectSpecular *= open;
}
