// Vertex stage of the skin: what the fragment stage needs of each vertex.
//   aSkin         x ambient occlusion, y ear, z fade into the backdrop, w scalp (its gloss, no face pores); all in [0, 1]
//   aFaceColour   natural log of the face colour over its forehead median, linear rgb; 1 stands for 127/64
attribute vec4 aSkin;
attribute vec4 aFaceColour;

varying vec3 vPointInHead;
varying vec4 vSkin;
varying vec3 vFaceColour;
varying vec3 vBackdropPoint;
