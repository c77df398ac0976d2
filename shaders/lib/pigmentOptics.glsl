// Reflectance of pigmented skin relative to bare skin, per channel, linear. The twin of src/pigment/optics.ts,
// which has the source of the numbers. No uniforms here.

// gain of the dots' absorption over their area, from light that passes them more than once: a + b / radius
const vec3 PIGMENT_GAIN_BASE = vec3(2.75, 2.10, 1.70);
const vec3 PIGMENT_GAIN_RIM_MM = vec3(0.42, 0.35, 0.30);

// coverage      share of the skin under dots, filtered over the pixel
// meanCoverage  the same, averaged over the surroundings: light scattered between dots is lost to them
// darkness      absorbed share of light that crosses a dot and returns
// veil          share of light returned from above the pigment
vec3 pigmentReflectance(float coverage, float meanCoverage, float radiusMm, vec3 darkness, vec3 veil) {
  vec3 gain = PIGMENT_GAIN_BASE + PIGMENT_GAIN_RIM_MM / radiusMm;
  vec3 between = exp(-darkness * gain * meanCoverage) / (1.0 - darkness * meanCoverage);
  return veil + (1.0 - veil) * clamp(between * (1.0 - darkness * coverage), 0.0, 1.0);
}
