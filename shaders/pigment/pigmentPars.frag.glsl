// Reflectance of pigmented skin at a point of the scalp, relative to bare skin, linear rgb.
//
// Near: the dots whose footprint reaches the pixel are looked up in the grid and summed. Far: coverage by quartile of
// rank, from a mip-mapped texture. Between the two they are blended; both have the same mean.
// Whether a site shows is decided at its own centre, so that no dot is cut: native hair where its level lies below H,
// a microdot where it lies between H and T. The twin in src/pigment/fields.ts decides alike.
//
//   uPigmentGrid      four dots a texel, first in rank first: dx 7 | dy 7 | level 12 | jitter 6 bits, 0 = none
//   uPigmentCoverage  coverage by the dots of each quartile of rank, for discs of PIGMENT_COVERAGE_RADIUS_MM
//   uPigmentRegion    x tape distance to the edge of the pigmented region, mm, positive inside; y native hair per mm²
//   uPigmentChart     x 1 / side of the chart, 1/mm; y side of a grid cell, mm; z corner of the first cell, mm;
//                     w side of the region map, texels
//   uPigmentField     x 1 / feather, 1/mm; y share of the sessions done; z most native hair anywhere, levels
//   uPigmentSpot      x standard deviation of the scatter over a dot, mm; y, z spread of dots' size and darkness
//   uPigmentVeil      share of light returned from above the pigment
//   uPigmentHair      shaved hair: x ink radius of the shaft, y of its shadow under the skin, z radius at which the
//                     shadow ends, mm
//   uPigmentHairDarkness  absorbed share of light, linear rgb
uniform highp usampler2D uPigmentGrid;
uniform highp sampler2D uPigmentCoverage;
uniform highp sampler2D uPigmentRegion;
uniform vec4 uPigmentChart;
uniform vec3 uPigmentField;
uniform vec3 uPigmentSpot;
uniform vec3 uPigmentVeil;
uniform vec3 uPigmentHair;
uniform vec3 uPigmentHairDarkness;
varying vec2 vPigmentChart;
varying vec3 vPigmentMetric;
varying vec3 vPigmentPlan;
varying vec3 vPigmentDarkness;

// see src/pigment/rankLevels.ts and RankCoverage.ts
const float PIGMENT_LEVELS = 4095.0;
const float PIGMENT_LEVELS_PER_MM2 = 4095.0 * 645.16 / 2000.0;
const float PIGMENT_LEVEL_BIAS = 0.5625;
const float PIGMENT_COVERAGE_RADIUS_MM = 0.2;
// widest pixel at which dots are still looked up one by one, and where the far texture begins to join, mm
const float PIGMENT_NEAR_MM = 0.22;
const float PIGMENT_FAR_MM = 0.40;
// a hair under the skin is seen through less of it than pigment is
const vec3 PIGMENT_HAIR_VEIL = vec3(0.04, 0.07, 0.10);
// no dot centre lies farther than this from a pixel that it colours, mm
const float PIGMENT_LONGEST_REACH_MM = 1.1;
// 1 / standard deviation of the eight steps -3.5 … 3.5
const float PIGMENT_JITTER_STEP = 0.436435780;

// What decides which sites show around one pixel.
struct PigmentSurroundings {
  float base;        // density of the plan before feathering, levels
  vec2 baseSlope;    // its change over the chart, levels per chart mm
  vec2 region;       // region map at the pixel
  bool isUniform;    // no feather and no native hair near by
  float levelLimit;  // no site from this level on shows near by
  DotKernel ink;     // a microdot
  DotKernel shaft;   // a shaved hair, and its shadow under the skin; undefined where no hair grows
  DotKernel shadow;
  vec2 reach;        // half-extent of the widest of them, chart mm
};

float pigmentMetricLength(vec2 chartStep) {
  return sqrt(vPigmentMetric.x * chartStep.x * chartStep.x + 2.0 * vPigmentMetric.y * chartStep.x * chartStep.y +
              vPigmentMetric.z * chartStep.y * chartStep.y);
}

// x T, y H, in levels
vec2 pigmentRanks(float base, vec2 region) {
  float inside = clamp(region.x * uPigmentField.x, 0.0, 1.0);
  float native = region.y * PIGMENT_LEVELS_PER_MM2;
  float target = base * inside * inside * (3.0 - 2.0 * inside);
  return vec2(native + max(target - native, 0.0) * uPigmentField.y, native);
}

// The region map between four texels in full precision: the sampler's own filter has only 8 bits of position.
vec2 pigmentRegionAt(vec2 chart) {
  vec2 texel = (chart * uPigmentChart.x + 0.5) * uPigmentChart.w - 0.5;
  vec2 corner = clamp(floor(texel), 0.0, uPigmentChart.w - 2.0);
  vec2 part = clamp(texel - corner, 0.0, 1.0);
  ivec2 at = ivec2(corner);
  vec2 a = mix(texelFetch(uPigmentRegion, at, 0).xy, texelFetch(uPigmentRegion, at + ivec2(1, 0), 0).xy, part.x);
  vec2 b = mix(texelFetch(uPigmentRegion, at + ivec2(0, 1), 0).xy, texelFetch(uPigmentRegion, at + ivec2(1, 1), 0).xy, part.x);
  return mix(a, b, part.y);
}

// Adds what one site's dot covers: x pigment, y hair. `corner` is its cell's corner, seen from the pixel, chart mm.
// False when neither this site nor a later one of its cell can show.
bool addPigmentSite(uint site, vec2 corner, PigmentSurroundings around, inout vec2 coverage) {
  float level = float((site >> 14) & 4095u) - PIGMENT_LEVEL_BIAS;
  if (site == 0u || level >= around.levelLimit) return false;
  vec2 offset = corner + (vec2(float(site & 127u), float((site >> 7) & 127u)) + 0.5) * (uPigmentChart.y / 128.0);
  if (abs(offset.x) > around.reach.x || abs(offset.y) > around.reach.y) return true;

  float base = around.base + dot(around.baseSlope, offset);
  vec2 ranks = vec2(base * uPigmentField.y, 0.0);
  if (!around.isUniform) ranks = pigmentRanks(base, pigmentRegionAt(vPigmentChart + offset));
  if (level >= max(ranks.x, ranks.y)) return true;

  vec3 squares = vec3(offset.x * offset.x, offset.x * offset.y, offset.y * offset.y);
  float size = (1.0 + uPigmentSpot.y * PIGMENT_JITTER_STEP * (float((site >> 26) & 7u) - 3.5)) *
               inversesqrt(1.0 + uPigmentSpot.y * uPigmentSpot.y);
  float darkness = 1.0 + uPigmentSpot.z * PIGMENT_JITTER_STEP * (float(site >> 29) - 3.5);
  if (level >= ranks.y) {
    coverage.x += darkness * dotCoverage(around.ink, dot(around.ink.form, squares), size);
  } else {
    coverage.y += darkness * (dotCoverage(around.shaft, dot(around.shaft.form, squares), size) +
                              dotCoverage(around.shadow, dot(around.shadow.form, squares), size));
  }
  return true;
}

// Dots one by one: every grid cell that the largest dot's footprint can touch.
vec2 nearPigment(PigmentSurroundings around) {
  vec2 coverage = vec2(0.0);
  vec2 here = (vPigmentChart - uPigmentChart.z) / uPigmentChart.y;
  vec2 reach = around.reach / uPigmentChart.y;
  // bounded: a pixel gone wrong must not hang the GPU
  ivec2 first = ivec2(max(floor(here - reach), floor(here) - 2.0));
  ivec2 last = ivec2(min(floor(here + reach), floor(here) + 2.0));
  for (int y = first.y; y <= last.y; y++) {
    for (int x = first.x; x <= last.x; x++) {
      uvec4 sites = texelFetch(uPigmentGrid, ivec2(x, y), 0);
      vec2 corner = (vec2(float(x), float(y)) - here) * uPigmentChart.y;
      if (!addPigmentSite(sites.x, corner, around, coverage)) continue;
      if (!addPigmentSite(sites.y, corner, around, coverage)) continue;
      if (!addPigmentSite(sites.z, corner, around, coverage)) continue;
      addPigmentSite(sites.w, corner, around, coverage);
    }
  }
  return coverage;
}

// Their mean: the quartiles of rank that lie below the fields.
vec2 farPigment(vec2 ranks, float inkMm2, float hairMm2, vec2 uv, vec2 dx, vec2 dy) {
  vec4 quartiles = textureGrad(uPigmentCoverage, uv, dx, dy);
  const vec4 lower = vec4(0.0, 1.0, 2.0, 3.0);
  vec4 native = clamp(ranks.y * (4.0 / PIGMENT_LEVELS) - lower, 0.0, 1.0);
  vec4 target = clamp(max(ranks.x, ranks.y) * (4.0 / PIGMENT_LEVELS) - lower, 0.0, 1.0);
  const float perDisc = 1.0 / (PIGMENT_COVERAGE_RADIUS_MM * PIGMENT_COVERAGE_RADIUS_MM);
  return perDisc * vec2(inkMm2 * dot(quartiles, target - native), hairMm2 * dot(quartiles, native));
}

vec3 pigmentedSkin() {
  // derivatives first: they are undefined inside branches
  vec2 dx = dFdx(vPigmentChart);
  vec2 dy = dFdy(vPigmentChart);
  vec2 basePerPixel = vec2(dFdx(vPigmentPlan.x), dFdy(vPigmentPlan.x));
  if (vPigmentPlan.z < 0.999) return vec3(1.0);

  vec2 uv = vPigmentChart * uPigmentChart.x + 0.5;
  vec2 region = textureLod(uPigmentRegion, uv, 0.0).xy;
  vec2 ranks = pigmentRanks(vPigmentPlan.x, region);
  // nothing here, and no dot from over the edge either
  if (max(ranks.x, ranks.y) <= 0.0 && region.x < -PIGMENT_LONGEST_REACH_MM) return vec3(1.0);

  float radius = max(vPigmentPlan.y, 0.01);
  float apparent = max(sqrt(radius * radius + 0.5 * uPigmentSpot.x * uPigmentSpot.x), 1.5 * uPigmentSpot.x);
  float inkMm2 = radius * radius;
  float hairMm2 = uPigmentHair.x * uPigmentHair.x + uPigmentHair.y * uPigmentHair.y;
  float metricDet = max(vPigmentMetric.x * vPigmentMetric.z - vPigmentMetric.y * vPigmentMetric.y, 1e-4);
  float stretched = dx.x * dy.y - dx.y * dy.x;
  float pixelMm = sqrt(abs(stretched) * sqrt(metricDet));
  float longest = max(pigmentMetricLength(dx), pigmentMetricLength(dy));
  float far = smoothstep(PIGMENT_NEAR_MM, PIGMENT_FAR_MM, longest);

  vec2 coverage = vec2(0.0);
  if (longest < PIGMENT_FAR_MM) {
    PigmentSurroundings around;
    around.ink = dotKernel(radius, apparent, min(apparent, 1.6 * uPigmentSpot.x), vPigmentMetric, dx, dy, pixelMm);
    around.reach = around.ink.reach;
    around.base = vPigmentPlan.x;
    // the plan is linear over a triangle: its slope over the chart, from its slope over the screen
    around.baseSlope = vec2(basePerPixel.x * dy.y - basePerPixel.y * dx.y, basePerPixel.y * dx.x - basePerPixel.x * dy.x) /
                       (abs(stretched) > 1e-9 ? stretched : 1e9);
    around.isUniform = ranks.y <= 0.0 && (region.x - PIGMENT_LONGEST_REACH_MM) * uPigmentField.x >= 1.0;
    around.levelLimit = max(around.base + (abs(around.baseSlope.x) + abs(around.baseSlope.y)) * PIGMENT_LONGEST_REACH_MM,
                            around.isUniform ? 0.0 : uPigmentField.z);
    if (!around.isUniform && uPigmentField.z > 0.0) {
      around.shaft = dotKernel(uPigmentHair.x, uPigmentHair.x, 0.3 * uPigmentHair.x, vPigmentMetric, dx, dy, pixelMm);
      around.shadow = dotKernel(uPigmentHair.y, uPigmentHair.z, uPigmentHair.z, vPigmentMetric, dx, dy, pixelMm);
      around.reach = max(around.reach, around.shadow.reach);
    }
    coverage = nearPigment(around);
  }
  if (far > 0.0) {
    coverage = mix(coverage, farPigment(ranks, inkMm2, hairMm2, uv, dx * uPigmentChart.x, dy * uPigmentChart.x), far);
  }

  vec2 mean = 3.14159265 / PIGMENT_LEVELS_PER_MM2 * vec2(max(ranks.x - ranks.y, 0.0) * inkMm2, ranks.y * hairMm2);
  vec3 skin = pigmentReflectance(coverage.x, mean.x, radius, vPigmentDarkness, uPigmentVeil);
  if (uPigmentField.z > 0.0) {
    skin *= pigmentReflectance(coverage.y, mean.y, uPigmentHair.z, uPigmentHairDarkness, PIGMENT_HAIR_VEIL);
  }
  return skin;
}
