// Reflectance of pigmented skin relative to bare skin, per channel, linear. The twin of src/pigment/optics.ts,
// which has the source of the numbers. No uniforms here.

// gain of the dots' absorption over their area, from light that passes them more than once: a + b / radius
const vec3 PIGMENT_GAIN_BASE = vec3(2.75, 2.10, 1.70);
const vec3 PIGMENT_GAIN_RIM_MM = vec3(0.42, 0.35, 0.30);

// absorbance of the blood around fresh dots, per unit of redness
const vec3 PIGMENT_BLOOD = vec3(0.04, 0.42, 0.40);
const float PIGMENT_REDNESS_RADIUS_MM = 0.35;
const float PIGMENT_MOST_REDNESS = 1.2;
const float PIGMENT_LEAST_BETWEEN = 0.05;

// coverage      share of the skin under dots, filtered over the pixel; by channel, where dots of other ink are among them
// meanCoverage  the same, averaged over the surroundings: light scattered between dots is lost to them
// darkness      absorbed share of light that crosses a dot and returns
// veil          share of light returned from above the pigment
// underMelanin  factor on the gain; 1 for light skin
vec3 pigmentReflectance(vec3 coverage, float meanCoverage, float radiusMm, vec3 darkness, vec3 veil, vec3 underMelanin) {
  vec3 gain = (PIGMENT_GAIN_BASE + PIGMENT_GAIN_RIM_MM / radiusMm) * underMelanin;
  vec3 between = exp(-darkness * gain * meanCoverage) / max(1.0 - darkness * meanCoverage, PIGMENT_LEAST_BETWEEN);
  return veil + (1.0 - veil) * clamp(between * (1.0 - darkness * coverage), 0.0, 1.0);
}

vec3 pigmentReflectance(vec3 coverage, float meanCoverage, float radiusMm, vec3 darkness, vec3 veil) {
  return pigmentReflectance(coverage, meanCoverage, radiusMm, darkness, veil, vec3(1.0));
}

// What redness around fresh dots leaves of the skin's reflectance; coverage is that of the dots' discs of redness.
vec3 pigmentFlush(float redness, float coverage) {
  return exp(-PIGMENT_BLOOD * (redness * min(coverage, PIGMENT_MOST_REDNESS)));
}
