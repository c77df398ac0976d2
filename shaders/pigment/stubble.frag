// Colour of a shaft of stubble, linear, lit as three's Lambert surface is; premultiplied by how much of the pixel it covers.
//   uStubbleSkin   reflectance of the skin between the shafts, linear rgb
//   uStubbleGamma  exponent that the canvas blends in: 1 for a linear target, 1 / 2.2 for the screen
#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
uniform vec3 uStubbleSkin;
uniform float uStubbleGamma;

varying vec2 vStubbleAt;
varying vec4 vStubbleSize;
varying vec3 vStubbleNormal;
varying vec3 vStubbleAcross;
varying vec3 vStubbleAlong;
varying vec4 vStubbleColour;
varying float vStubbleSky;
varying float vStubbleBend;

#include <common>
#include <dithering_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>

const vec3 STUBBLE_LUMINANCE = vec3(0.2126, 0.7152, 0.0722);

// half width of the filter, px: a little wider than a pixel, so that far hairs do not sparkle
const float STUBBLE_FILTER_PX = 0.7;

// Share of the filter at a distance from the middle of a bar that the bar covers, px: exact, so its sum is the bar's width.
float stubbleCover(float at, float halfWidth) {
  float reach = halfWidth + STUBBLE_FILTER_PX - abs(at);
  return clamp(reach / (2.0 * STUBBLE_FILTER_PX), 0.0, min(1.0, halfWidth / STUBBLE_FILTER_PX));
}

// The canvas mixes encoded colours, which makes faint dark hairs too dark: the alpha with which it comes out as light does.
float stubbleAlpha(float covered, float brightness) {
  float ratio = clamp(brightness, 0.0, 8.0);
  float below = 1.0 - pow(ratio, uStubbleGamma);
  if (abs(below) < 0.02) return covered;
  return (1.0 - pow(1.0 - covered + covered * ratio, uStubbleGamma)) / below;
}

void main() {
  float halfWidth = vStubbleSize.x;
  float halfLength = vStubbleSize.y;
  float along = clamp(0.5 + 0.5 * vStubbleAt.y / halfLength, 0.0, 1.0);
  float slope = vStubbleBend * (2.0 * along - 1.0) / max(2.0 * halfLength, 1.0);
  float fromAxis = (vStubbleAt.x - vStubbleBend * (along * along - along)) * inversesqrt(1.0 + slope * slope);
  float covered = stubbleCover(fromAxis, halfWidth) * stubbleCover(vStubbleAt.y, halfLength);
  // the cut end, an ellipse around the tip of the axis
  float end = vStubbleSize.z;
  vec2 fromEnd = vec2(fromAxis / max(halfWidth, 1e-3), (vStubbleAt.y - halfLength + end) / max(end, 1e-3));
  float ellipse = length(fromEnd);
  float endSoftness = 0.6 / max(end, 0.6);
  float isEnd = vStubbleSize.w * (1.0 - smoothstep(1.0 - endSoftness, 1.0 + endSoftness, ellipse)) * step(0.6, end);
  if (fromEnd.y > 0.0 && end > 0.6) covered *= 1.0 - smoothstep(1.0 - 0.5 * endSoftness, 1.0 + endSoftness, ellipse);
  covered *= vStubbleColour.w;
  if (covered < 0.002) discard;

  float across = clamp(fromAxis / max(halfWidth, 0.5), -1.0, 1.0);
  // darker between its neighbours' roots and towards its edges, flat and dull where it was cut
  float shade = mix(0.66, 1.0, along) * (1.06 - 0.2 * across * across);
  shade = mix(shade, 0.7, isEnd);
  vec4 diffuseColor = vec4(vStubbleColour.rgb * shade, covered);
  float brightness = dot(diffuseColor.rgb, STUBBLE_LUMINANCE) / dot(uStubbleSkin, STUBBLE_LUMINANCE);

  vec3 normal = normalize(vStubbleNormal + (0.45 * across * (1.0 - isEnd)) * vStubbleAcross);
  ReflectedLight reflectedLight = ReflectedLight(vec3(0.0), vec3(0.0), vec3(0.0), vec3(0.0));
  vec3 totalEmissiveRadiance = emissive;
  float specularStrength = 1.0;
  #include <lights_lambert_fragment>
  #include <lights_fragment_begin>
  #include <lights_fragment_maps>
  #include <lights_fragment_end>
  reflectedLight.indirectDiffuse *= vStubbleSky;
  reflectedLight.directDiffuse *= mix(0.75, 1.0, vStubbleSky);
  vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;

  // a thread's gloss of the key light (Kajiya and Kay 1989)
  #if NUM_DIR_LIGHTS > 0
    vec3 halfway = normalize(directionalLights[0].direction + normalize(vViewPosition));
    float alongHalf = dot(normalize(vStubbleAlong), halfway);
    float thread = pow(max(1.0 - alongHalf * alongHalf, 0.0), 24.0) * (1.0 - across * across) * (1.0 - isEnd);
    float lit = saturate(4.0 * dot(normalize(vStubbleNormal), directionalLights[0].direction));
    outgoingLight += directionalLights[0].color * (0.012 * thread * lit * along);
  #endif

  diffuseColor.a = stubbleAlpha(covered, brightness);
  #include <opaque_fragment>
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
  #include <premultiplied_alpha_fragment>
}
