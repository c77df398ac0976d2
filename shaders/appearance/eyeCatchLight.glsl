// Below lights_fragment_end: the window of the key light in the wet eye, a soft-edged rectangle. The environment map is too
// coarse for so small a mirror. Lower than the lamp is, as photographers set it, or the lid would hide it.
//   in: directionalLights[ 0 ], the key light
//   catchLightSize   half the lamp's side, as a tangent
#if NUM_DIR_LIGHTS > 0
{
	vec3 up = ( viewMatrix * vec4( 0.0, 1.0, 0.0, 0.0 ) ).xyz;
	vec3 lamp = directionalLights[ 0 ].direction;
	lamp = normalize( lamp - 0.62 * dot( lamp, up ) * up );
	vec3 mirrored = reflect( - geometryViewDir, geometryNormal );
	vec3 right = normalize( cross( up, lamp ) );
	vec2 onLamp = vec2( dot( mirrored, right ), dot( mirrored, cross( lamp, right ) ) ) / max( dot( mirrored, lamp ), 0.05 );
	vec2 inside = 1.0 - smoothstep( vec2( - 0.04, - 0.03 ), vec2( 0.04, 0.05 ), abs( onLamp ) - vec2( 0.9, 1.15 ) * catchLightSize );
	float bulge = smoothstep( 1.05, 0.9, length( vEye.xy ) / irisRadiusMm );
	vec3 fresnel = F_Schlick( vec3( 0.03 ), 1.0, saturate( dot( geometryNormal, geometryViewDir ) ) );
	reflectedLight.directSpecular += inside.x * inside.y * mix( 0.25, 1.0, bulge ) * step( 0.05, dot( mirrored, lamp ) ) * 13.0 * directionalLights[ 0 ].color * fresnel;
}
#endif
