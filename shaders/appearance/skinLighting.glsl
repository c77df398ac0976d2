// Direct light on skin, in the place of three's RE_Direct_Physical.
//   diffuse     wrapped round the terminator, red the furthest, as light wanders a few millimetres under the skin; red
//               also forgets most of the relief (Jimenez et al. 2009 measure why). Normalised: a lit sphere gets no brighter
//   specular    two lobes over one Fresnel and shadowing term: dry skin and the thin film of oil on it
//   ears        light from behind shines through, reddened; the skull under them, up to 75 mm aside, is no lantern
// in: skinSmoothNormal, vSkin, skinGloss.y: the share of oil
const vec3 SKIN_WRAP = vec3( 0.25, 0.14, 0.10 );
const vec3 SKIN_FORGETS_RELIEF = vec3( 0.8, 0.45, 0.25 );
const vec3 EAR_GLOW = vec3( 0.2, 0.04, 0.02 );
const float OIL_ROUGHNESS = 0.58;

vec3 skinSmoothNormal;

// The edge of a shadow reddens, by the same wandering.
vec3 skinPenumbra( const in float lit ) {

	float edge = lit * ( 1.0 - lit );
	return vec3( lit ) + edge * vec3( 0.17, 0.02, - 0.03 );

}

void RE_Direct_Skin( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {

	vec3 light = directLight.direction;
	float reliefNL = dot( geometryNormal, light );
	float smoothNL = dot( skinSmoothNormal, light );

	vec3 halfDir = normalize( light + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	float dotNH = saturate( dot( geometryNormal, halfDir ) );
	float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
	float dotNL = saturate( reliefNL );
	vec3 fresnel = F_Schlick( material.specularColor, material.specularF90, dotVH );

	float alpha = pow2( material.roughness );
	float lobes = mix( D_GGX( alpha, dotNH ), D_GGX( alpha * OIL_ROUGHNESS * OIL_ROUGHNESS, dotNH ), skinGloss.y );
	// no glint from where the smooth surface faces away
	float facing = saturate( smoothNL * 8.0 );
	reflectedLight.directSpecular += directLight.color * ( dotNL * facing * V_GGX_SmithCorrelated( alpha, dotNL, dotNV ) * lobes ) * fresnel;

	vec3 cosine = mix( vec3( reliefNL ), vec3( smoothNL ), SKIN_FORGETS_RELIEF );
	vec3 wrapped = saturate( ( cosine + SKIN_WRAP ) / ( ( 1.0 + SKIN_WRAP ) * ( 1.0 + SKIN_WRAP ) ) );
	vec3 through = EAR_GLOW * ( smoothstep( 0.86, 1.0, vSkin.y ) * smoothstep( 75.0, 80.0, abs( vPointInHead.x ) ) * saturate( - smoothNL * 0.8 + 0.2 ) );
	reflectedLight.directDiffuse += directLight.color * ( wrapped + through ) * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - fresnel );

}
