// Display value in [0, 1] from scene light, both linear sRGB.
// Straight below 0.76, so that a colour on the screen is the colour of the model and pigment keeps its tone at any zoom.
// Above, the brightest channel bends towards 1 and the others follow it, whitening a little so that highlights don't
// turn yellow. The shoulder is that of the Khronos PBR neutral tone mapper, https://modelviewer.dev/examples/tone-mapping;
// its toe, which darkens and browns deep colours, is left out.
vec3 CustomToneMapping( vec3 color ) {

	const float SHOULDER = 0.76;
	const float HEADROOM = 1.0 - SHOULDER;
	const float WHITENING = 0.15;

	color *= toneMappingExposure;

	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < SHOULDER ) return color;

	float bent = 1.0 - HEADROOM * HEADROOM / ( peak + HEADROOM - SHOULDER );
	color *= bent / peak;

	return mix( vec3( bent ), color, 1.0 / ( WHITENING * ( peak - bent ) + 1.0 ) );

}
