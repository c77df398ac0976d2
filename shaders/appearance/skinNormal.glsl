// Below normal_fragment_maps: the relief turns the normal. skinSmoothNormal keeps the unturned one for light that has
// scattered inside the skin and forgotten the relief.
skinSmoothNormal = normal;
{
	vec3 slope = ( viewMatrix * vec4( skinDetail.slope, 0.0 ) ).xyz;
	slope -= dot( slope, normal ) * normal;
	normal = normalize( normal - slope * skinRelief * mix( 0.65, 0.92, vSkin.w ) );
}
