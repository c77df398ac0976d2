// The studio wall behind the head: display colour (sRGB-encoded), a soft pool of light above the middle of the view.
// The skin fades into the same wall at the bust's edge, so wall and skin must agree: both call this.
//   point       position on the screen, y in [-1, 1], x in the same unit
//   backdropLit, backdropShade   middle and edge of the wall, display sRGB
uniform vec3 backdropLit;
uniform vec3 backdropShade;

vec3 backdropAt( vec2 point ) {

	float reach = length( ( point - vec2( 0.0, 0.16 ) ) * vec2( 0.62, 0.72 ) );
	vec3 wall = mix( backdropLit, backdropShade, smoothstep( 0.05, 1.15, reach ) );

	// half a step of noise hides the steps of an 8-bit screen: interleaved gradient noise, Jimenez 2014
	float noise = fract( 52.9829189 * fract( dot( gl_FragCoord.xy, vec2( 0.06711056, 0.00583715 ) ) ) );
	return wall + ( noise - 0.5 ) / 255.0;

}
