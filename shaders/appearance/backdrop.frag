varying vec2 vBackdropPoint;

void main() {

	gl_FragColor = vec4( backdropAt( vBackdropPoint ), 1.0 );

}
