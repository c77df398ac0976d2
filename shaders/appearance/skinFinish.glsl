// Below dithering_fragment, in display colour: the outline of the chosen zone, then the fade into the backdrop.
#ifdef USE_PIGMENT
	gl_FragColor.rgb = withZoneOutline( gl_FragColor.rgb );
#endif
gl_FragColor.rgb = mix( gl_FragColor.rgb, backdropAt( vBackdropPoint.xy / vBackdropPoint.z ), smoothstep( 0.0, 1.0, vSkin.z ) );
