// In the place of aomap_fragment. Occluded light that bounces between folds takes the skin's colour, so a bright skin's
// folds stay light and warm: Jimenez et al. 2016, "Practical Realtime Strategies for Accurate Indirect Occlusion", eq. 10.
{
	float ao = vSkin.x;
	vec3 albedo = diffuseColor.rgb;
	vec3 a = 2.0404 * albedo - 0.3324;
	vec3 b = - 4.7951 * albedo + 0.6417;
	vec3 c = 2.7552 * albedo + 0.6903;
	vec3 bounced = max( vec3( ao ), ( ( ao * a + b ) * ao + c ) * ao );
	float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
	reflectedLight.indirectDiffuse *= bounced;
	// the room behind a jaw or ear would shine through it at grazing angles
	reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ao, material.roughness ) * mix( 0.25, 1.0, ao * ao );
	reflectedLight.directSpecular *= mix( 0.12, 1.0, ao * ao );
	// between closed lips no lamp shines, and the shadow map is too coarse to know it
	reflectedLight.directDiffuse *= mix( vec3( 0.75 ), vec3( 1.0 ), bounced ) * smoothstep( 0.0, 0.4, ao );
}
