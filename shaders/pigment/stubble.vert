// One hair of native stubble as a rectangle that faces the camera, pulled from the texture by gl_VertexID: six vertices.
// Space: head frame to clip space. The rectangle is the shaft's outline on the screen and the filter's half width
// more on every side, over which the fragment stage filters it: so a hair keeps its mean however thin it gets.
//   uStubbleHairs   four words a hair, see src/pigment/stubble.ts
//   uStubbleBox     corner of the box of roots, mm, and its step
//   uStubbleCurve   curvature of a mean shaft, 1/mm
//   uStubbleShaft   x length, y width of a mean shaft, mm; z share of grey hairs; w opacity
//   uStubbleColour, uStubbleGrey   reflectance of a shaft, linear rgb
//   uStubbleScreen  size of the viewport, pixels
#define LAMBERT
uniform highp usampler2D uStubbleHairs;
uniform vec4 uStubbleBox;
uniform vec4 uStubbleShaft;
uniform float uStubbleCurve;
uniform vec3 uStubbleColour;
uniform vec3 uStubbleGrey;
uniform vec2 uStubbleScreen;

varying vec3 vViewPosition;
// offset from the rectangle's centre, px: x across, y along from root to tip
varying vec2 vStubbleAt;
// half width, half length, half height of the ellipse of the cut end, px; w whether the end faces the camera
varying vec4 vStubbleSize;
varying vec3 vStubbleNormal;
// across the shaft, view space
varying vec3 vStubbleAcross;
varying vec3 vStubbleAlong;
// colour; w opacity
varying vec4 vStubbleColour;
varying float vStubbleSky;
// how far the shaft's parabola would leave the axis at the tip, px; its ends lie on it
varying float vStubbleBend;

#include <common>
#include <shadowmap_pars_vertex>

const float STUBBLE_LIFT_MM = 0.3;
// half width of the filter, as in stubble.frag
const float STUBBLE_FILTER_PX = 0.7;

vec3 stubbleDirection(uint packed) {
  vec2 flat2 = vec2(float(packed & 255u), float((packed >> 8) & 255u)) * (2.0 / 255.0) - 1.0;
  vec3 v = vec3(flat2, 1.0 - abs(flat2.x) - abs(flat2.y));
  float fold = max(-v.z, 0.0);
  v.xy += vec2(v.x < 0.0 ? fold : -fold, v.y < 0.0 ? fold : -fold);
  return normalize(v);
}

void main() {
  int hair = gl_VertexID / 6;
  int corner = gl_VertexID - 6 * hair;
  int columns = textureSize(uStubbleHairs, 0).x;
  int row = hair / columns;
  uvec4 words = texelFetch(uStubbleHairs, ivec2(hair - row * columns, row), 0);

  vec3 root = uStubbleBox.xyz + uStubbleBox.w * vec3(float(words.x & 65535u), float(words.x >> 16), float(words.y & 65535u));
  vStubbleSky = float((words.y >> 16) & 255u) / 255.0;
  float calibre = float(words.y >> 24) / 128.0;
  vec3 normal = stubbleDirection(words.z);
  vec3 along = stubbleDirection(words.z >> 16);
  float lengthFactor = 0.85 + 0.3 * float(words.w & 255u) / 255.0;
  bool isGrey = float((words.w >> 8) & 255u) < 256.0 * uStubbleShaft.z;
  float lightness = 0.75 + 0.5 * float((words.w >> 16) & 255u) / 255.0;

  vec4 mvPosition = modelViewMatrix * vec4(root, 1.0);
  vec3 transformedNormal = normalMatrix * normal;
  vec3 alongView = normalize((modelViewMatrix * vec4(along, 0.0)).xyz);
  vec3 toCamera = isOrthographic ? vec3(0.0, 0.0, 1.0) : normalize(-mvPosition.xyz);
  float facing = dot(transformedNormal, toCamera);

  vec4 rootClip = projectionMatrix * mvPosition;
  float lengthMm = uStubbleShaft.x * lengthFactor;
  // shafts bend to one side or the other, and towards the skin
  float sideways = float(words.w >> 24) / 127.5 - 1.0;
  vec3 bend = normalize(cross(normal, along)) * (1.4 * sideways) - 0.5 * normal;
  float bendSize = length(bend);
  float curve = max(uStubbleCurve * bendSize, 1e-4);
  float arc = min(curve * lengthMm, 2.0);
  vec3 bendView = (modelViewMatrix * vec4(bend * ((1.0 - cos(arc)) / (curve * bendSize)), 0.0)).xyz;
  vec4 tipClip = projectionMatrix * vec4(mvPosition.xyz + alongView * (sin(arc) / curve) + bendView, 1.0);
  vec2 halfScreen = 0.5 * uStubbleScreen;
  vec2 rootPx = rootClip.xy / rootClip.w * halfScreen;
  vec2 axis = tipClip.xy / tipClip.w * halfScreen - rootPx;
  float lengthPx = length(axis);
  vec2 alongPx = lengthPx > 1e-4 ? axis / lengthPx : vec2(1.0, 0.0);
  vec2 acrossPx = vec2(alongPx.y, -alongPx.x);

  float pxPerMm = projectionMatrix[1][1] * halfScreen.y / rootClip.w;
  float halfWidth = 0.5 * uStubbleShaft.y * calibre * pxPerMm;
  float endOn = dot(alongView, toCamera);
  float endPx = halfWidth * abs(endOn);
  float halfLength = 0.5 * (lengthPx + endPx);
  // two triangles, counter-clockwise
  vec2 side = vec2(corner == 0 || corner == 2 || corner == 3 ? -1.0 : 1.0, corner == 2 || corner == 3 || corner == 5 ? 1.0 : -1.0);
  vStubbleBend = dot(bendView.xy, acrossPx) * pxPerMm;
  vStubbleAt = side * (vec2(halfWidth, halfLength) + STUBBLE_FILTER_PX);
  // a parabola through both ends is a quarter of that away in the middle, on the other side
  vStubbleAt.x -= 0.25 * (side.x > 0.0 ? min(vStubbleBend, 0.0) : max(vStubbleBend, 0.0));
  vStubbleSize = vec4(halfWidth, halfLength, endPx, step(0.0, endOn));

  vec2 at = rootPx + alongPx * (halfLength + vStubbleAt.y) + acrossPx * vStubbleAt.x;
  gl_Position = side.y > 0.0 ? tipClip : rootClip;
  gl_Position.xy = at / halfScreen * gl_Position.w;
  // a little nearer, or the skin beside the shaft would hide its root
  vec4 nearer = projectionMatrix * vec4(mvPosition.xyz + toCamera * STUBBLE_LIFT_MM, 1.0);
  gl_Position.z += (nearer.z / nearer.w - rootClip.z / rootClip.w) * gl_Position.w;

  // seen along the skin, shafts crowd to a dark rim: they fade there, and skin that faces away has none
  float opacity = uStubbleShaft.w * smoothstep(-0.12, 0.42, facing);
  if (opacity <= 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);

  vStubbleNormal = transformedNormal;
  vStubbleAcross = vec3(acrossPx, 0.0);
  vStubbleAlong = alongView;
  vStubbleColour = vec4((isGrey ? uStubbleGrey : uStubbleColour) * lightness, opacity);
  vViewPosition = -mvPosition.xyz;
  vec4 worldPosition = modelMatrix * vec4(root, 1.0);
  #include <shadowmap_vertex>
}
