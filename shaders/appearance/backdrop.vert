// One triangle that covers the view at the far plane.
varying vec2 vBackdropPoint;

void main() {

	// projection's diagonal holds 1/(aspect·tan) and 1/tan
	float aspect = projectionMatrix[ 1 ][ 1 ] / projectionMatrix[ 0 ][ 0 ];
	vBackdropPoint = position.xy * vec2( aspect, 1.0 );
	gl_Position = vec4( position.xy, 1.0, 1.0 );

}
