// Below project_vertex.
vPointInHead = position;
vSkin = aSkin;
{
	// seen from above, shoulders under the head would only be two patches of haze beside it
	float fromAbove = smoothstep( 0.72, 0.95, viewMatrix[ 1 ][ 2 ] );
	vSkin.z = max( vSkin.z, fromAbove * smoothstep( - 75.0, - 125.0, position.y ) );
}
vFaceColour = aFaceColour.rgb * ( 127.0 / 64.0 );
vBackdropPoint = vec3( gl_Position.x * projectionMatrix[ 1 ][ 1 ] / projectionMatrix[ 0 ][ 0 ], gl_Position.yw );
