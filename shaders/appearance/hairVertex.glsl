// Below begin_vertex: widens a hair to a pixel and pays for it with opacity.
//   aHalfWidthMm   from the centre line, 0 at the tip; the normal points straight out from it
//   aAlong         0 root to 1 tip;  aShade  lightness within the person's hair, [0, 1]
{
	// mm on a side of a pixel at this depth
	float pixel = 2.0 * - ( modelViewMatrix * vec4( position, 1.0 ) ).z / ( projectionMatrix[ 1 ][ 1 ] * viewportHeight );
	float halfWidth = max( aHalfWidthMm, 0.5 * pixel );
	transformed += normal * ( halfWidth - aHalfWidthMm );
	float covered = aHalfWidthMm > 0.0 ? aHalfWidthMm / halfWidth : 0.0;
	// the tip is a point, whose neighbours decide
	float thin = mix( covered, min( 1.0, 0.02 / halfWidth ), step( 0.999, aAlong ) );
	vHair = vec4( mix( hairRootLinear, hairTipLinear, aAlong * aAlong ) * ( 0.6 + 0.8 * aShade ), hairOpacity * thin );
}
