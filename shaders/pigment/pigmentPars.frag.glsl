// Reflectance of pigmented skin at a point of the scalp, relative to bare skin, linear rgb.
//
// Near: the dots whose footprint reaches the pixel are looked up in the grid and summed. Far: coverage by quartile of
// rank, from a mip-mapped texture. Between the two they are blended; both have the same mean.
// Whether a site shows is decided at its own centre, so that no dot is cut: native hair where its level lies below H,
// a microdot where it lies between H and T. The twin in src/pigment/fields.ts decides alike.
//
//   uPigmentGrid      two texels a cell: four sites, first in rank first: dx 7 | dy 7 | level 12 | jitter 6 bits, 0 =
//                     none; and their zones: three indices of 4 bits, weights of the second and third of 8 bits
//   uPigmentZonePlan  see pigmentPars.vert.glsl
//   uPigmentCoverage  coverage by the dots of each quartile of rank, for discs of PIGMENT_COVERAGE_RADIUS_MM
//   uPigmentRegion    x tape distance to the edge of the pigmented region, mm, positive inside; y native hair per mm²;
//                     z where along the edge, 0 in front, 1 at the side, 2 at the back; w as x of the smooth line, teeth
//                     and lone dots aside
//   uPigmentScar      x share of scar, y that share times half its uptake of pigment
//   uPigmentChart     x 1 / side of the chart, 1/mm; y side of a grid cell, mm; z corner of the first cell, mm;
//                     w side of the region map, texels
//   uPigmentField     x 1 where ink or size are graded towards the line; y share of the microdots placed so far; z most native hair anywhere, w highest density of a
//                     zone, levels
//   uPigmentFeather   width over which density rises behind the edge, mm; x in front, y at the side, z at the back
//   uPigmentLineInk   optical density of ink at the line over the plan's, likewise
//   uPigmentLineSize  healed diameter at the line over the plan's, likewise
//   uPigmentSpread    what spreading has added to the square of a dot's radius, x by now, y when it was filled last, mm²
//   uPigmentSpot      x standard deviation of the scatter over a dot, mm; y, z spread of dots' size and darkness
//   uPigmentVeil      share of light returned from above the pigment
//   uPigmentGain      factor on the gain under the skin's melanin
//   uPigmentRedness   of the skin around fresh dots, 0 none to about 1
//   uPigmentHair      shaved hair: x ink radius of the shaft, y of its shadow under the skin, z radius at which the
//                     shadow ends, mm
//   uPigmentHairDarkness  absorbed share of light, linear rgb
//   uPigmentStubble   x 1 / density from which on hair has its full calibre, 1/levels; y shade of a shaft on the skin,
//                     mm² per mm² and level
uniform highp usampler2D uPigmentGrid;
uniform highp sampler2D uPigmentCoverage;
uniform highp sampler2D uPigmentRegion;
uniform sampler2D uPigmentScar;
uniform vec4 uPigmentChart;
uniform vec4 uPigmentField;
uniform vec3 uPigmentFeather;
uniform vec3 uPigmentLineInk;
uniform vec3 uPigmentLineSize;
uniform vec2 uPigmentSpread;
uniform vec2 uPigmentZonePlan[12];
uniform vec3 uPigmentSpot;
uniform vec3 uPigmentVeil;
uniform vec3 uPigmentGain;
uniform float uPigmentRedness;
uniform vec3 uPigmentHair;
uniform vec3 uPigmentHairDarkness;
uniform vec2 uPigmentStubble;
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
// no dot's centre lies farther than this from a pixel that it colours, mm
const float PIGMENT_LONGEST_REACH_MM = 1.1;
// the grid's cells are searched two away from the pixel's own: no site lies farther from it along a side, chart mm
const float PIGMENT_FARTHEST_SITE_MM = 2.25;
// 1 / standard deviation of the eight steps -3.5 … 3.5
const float PIGMENT_JITTER_STEP = 0.436435780;

// Squared length on the skin of a step in the chart.
float pigmentMetricSquare(vec2 chartStep) {
  return vPigmentMetric.x * chartStep.x * chartStep.x + 2.0 * vPigmentMetric.y * chartStep.x * chartStep.y +
         vPigmentMetric.z * chartStep.y * chartStep.y;
}

// The region map around a pixel: bilinear between four texels, read in full precision, since a sampler's own filter
// has only 8 bits of position. For an offset d from the pixel, in chart mm:
// value = start + d.x alongU + d.y alongV + d.x d.y twist. Channels as in the map, but native hair in levels.
struct PigmentRegion {
  vec4 start;
  vec4 alongU;
  vec4 alongV;
  vec4 twist;
};

PigmentRegion pigmentRegion() {
  float texels = uPigmentChart.w;
  vec2 at = (vPigmentChart * uPigmentChart.x + 0.5) * texels - 0.5;
  vec2 corner = clamp(floor(at), 0.0, texels - 2.0);
  vec2 part = at - corner;
  ivec2 texel = ivec2(corner);
  const vec4 units = vec4(1.0, PIGMENT_LEVELS_PER_MM2, 1.0, 1.0);
  vec4 a = texelFetch(uPigmentRegion, texel, 0) * units;
  vec4 b = texelFetch(uPigmentRegion, texel + ivec2(1, 0), 0) * units;
  vec4 c = texelFetch(uPigmentRegion, texel + ivec2(0, 1), 0) * units;
  vec4 d = texelFetch(uPigmentRegion, texel + ivec2(1, 1), 0) * units;
  float perMm = uPigmentChart.x * texels;
  PigmentRegion region;
  vec4 twist = a - b - c + d;
  region.alongU = perMm * (b - a + part.y * twist);
  region.alongV = perMm * (c - a + part.x * twist);
  region.twist = perMm * perMm * twist;
  region.start = a + part.x * (b - a) + part.y * (c - a + part.x * twist);
  return region;
}

// How much of the pixel's skin is scar, and that share times half its uptake. None outside the chart.
vec2 pigmentScar() {
  return texture(uPigmentScar, vPigmentChart * uPigmentChart.x + 0.5).xy * step(0.999, vPigmentPlan.z);
}

// Calibre of hair over a full scalp's where it grows at this density. Twin: calibreAt in stubbleTone.ts.
float pigmentCalibre(float native) {
  float t = clamp(native * uPigmentStubble.x, 0.0, 1.0);
  return 0.5 + 0.5 * t * t * (3.0 - 2.0 * t);
}

// Density of the plan at a site, before feathering, in levels.
float pigmentBase(uint zones) {
  float second = float((zones >> 12) & 255u);
  float third = float(zones >> 20);
  return (uPigmentZonePlan[zones & 15u].x * (255.0 - second - third) + uPigmentZonePlan[(zones >> 4) & 15u].x * second +
          uPigmentZonePlan[(zones >> 8) & 15u].x * third) * (1.0 / 255.0);
}

// A quantity at a place along the edge, from what it is in front, at the side and at the back. Twin: alongEdge.
float pigmentAlong(vec3 of, float place) {
  return of.x + (of.y - of.x) * clamp(place, 0.0, 1.0) + (of.z - of.y) * clamp(place - 1.0, 0.0, 1.0);
}

// What the sessions done so far have come to of a target, in levels.
float pigmentPlaced(float target, float native) {
  // a fourth session may ask for more than there are ranks
  return min(native + max(target - native, 0.0) * uPigmentField.y, PIGMENT_LEVELS);
}

// Whether every site that the pixel can see lies deeper inside than any feather: there is no edge to reckon with.
bool pigmentIsInner(PigmentRegion region) {
  vec4 least = region.start - PIGMENT_FARTHEST_SITE_MM * (abs(region.alongU) + abs(region.alongV)) -
               PIGMENT_FARTHEST_SITE_MM * PIGMENT_FARTHEST_SITE_MM * abs(region.twist);
  return min(least.x, least.w) > max(uPigmentFeather.x, max(uPigmentFeather.y, uPigmentFeather.z));
}

// T, in levels, after feathering and with the sessions done.
float pigmentTarget(float base, float edgeMm, float place, float native) {
  float inside = clamp(edgeMm / pigmentAlong(uPigmentFeather, place), 0.0, 1.0);
  return pigmentPlaced(base * inside * inside * (3.0 - 2.0 * inside), native);
}

// Dots near the line are smaller and paler: x squared radius, mm², y factor on the optical density of the plan's dots
// at their age. Twin: gradeDots in fields.ts.
vec2 pigmentGrade(float lineMm, float place, float planRadius) {
  float inside = clamp(lineMm / pigmentAlong(uPigmentFeather, place), 0.0, 1.0);
  inside *= inside * (3.0 - 2.0 * inside);
  float ink = mix(pigmentAlong(uPigmentLineInk, place), 1.0, inside);
  float size = mix(pigmentAlong(uPigmentLineSize, place), 1.0, inside);
  // a dot that was laid smaller has spread as far as a larger one: its ink is diluted more
  float square = planRadius * planRadius;
  float healed = square - uPigmentSpread.x;
  float own = size * size * healed;
  float grown = own + uPigmentSpread.x;
  return vec2(grown, ink * (own + uPigmentSpread.y) * square / (grown * (healed + uPigmentSpread.y)));
}

// Absorbed share of light at a factor on the optical density.
vec3 pigmentThinned(vec3 darkness, float inkShare) {
  return 1.0 - exp2(inkShare * log2(max(1.0 - darkness, 1e-7)));
}

// What dots cover of a pixel.
struct PigmentCover {
  vec3 ink;       // of pigment, for each channel's own darkness at the pixel
  float hair;
  float redness;  // around fresh dots
};

// Dots one by one: every site in the grid cells that the widest footprint can touch.
// Loops test at their end: a software renderer walks through a body once before it can leave it.
//   radius, darkness  of dots at the pixel's own distance from the line; planRadius of those far behind it
PigmentCover nearPigment(PigmentRegion region, float planRadius, float radius, vec3 darkness, DotPixel pixel) {
  bool isInner = pigmentIsInner(region);
  bool isGraded = !isInner && uPigmentField.x > 0.0;
  float blurMm = uPigmentSpot.x;
  float end = max(sqrt(radius * radius + 0.5 * blurMm * blurMm), 1.5 * blurMm);
  DotKernel ink = dotKernel(pixel, radius, end, min(end, 1.6 * blurMm));
  // a hair is a soft shadow with a small dark shaft at its centre, whose ellipse is the shadow's, drawn in
  DotKernel shadow = dotKernel(pixel, uPigmentHair.y, uPigmentHair.z, uPigmentHair.z);
  float shaftExtent = dotExtent(pixel, uPigmentHair.x);
  float shaftZoom = sqrt(shadow.extent / shaftExtent);
  float shaftSoftness = clamp((0.5 * uPigmentHair.x + DOT_PIXEL_SOFTNESS * pixel.widthMm) * inversesqrt(shaftExtent), 0.02, 1.0);
  float shaftPeak = uPigmentHair.x * uPigmentHair.x / (shaftExtent * (1.0 + 0.2 * shaftSoftness * shaftSoftness));

  // dots farther inside are larger than those at the pixel
  if (isGraded) ink.reach *= sqrt(pigmentGrade(region.start.w + PIGMENT_LONGEST_REACH_MM, region.start.z, planRadius).x) / radius;
  bool hasHair = uPigmentField.z > 0.0;
  vec2 reach = hasHair ? max(ink.reach, shadow.reach) : ink.reach;
  bool isRed = uPigmentRedness > 0.0;
  DotKernel redness = ink;
  if (isRed) {
    redness = dotKernel(pixel, PIGMENT_REDNESS_RADIUS_MM, PIGMENT_REDNESS_RADIUS_MM, PIGMENT_REDNESS_RADIUS_MM);
    reach = max(reach, redness.reach);
  }
  float levelLimit = max(uPigmentField.w, uPigmentField.z);

  float cellMm = uPigmentChart.y;
  float stepMm = cellMm / 128.0;
  vec2 here = (vPigmentChart - uPigmentChart.z) / cellMm;
  vec2 home = floor(here);
  // bounded: a pixel gone wrong must not hang the GPU
  ivec2 first = ivec2(max(floor(here - reach / cellMm), home - 2.0));
  ivec2 last = ivec2(min(floor(here + reach / cellMm), home + 2.0));
  float sizeNorm = inversesqrt(1.0 + uPigmentSpot.y * uPigmentSpot.y);
  float sizeStep = uPigmentSpot.y * PIGMENT_JITTER_STEP * sizeNorm;
  float sizeLeast = sizeNorm - 3.5 * sizeStep;
  // no dot may absorb more than there is, or the mean would be off
  float darkest = max(vPigmentDarkness.x, max(vPigmentDarkness.y, vPigmentDarkness.z)) * ink.peak;
  float darkStep = PIGMENT_JITTER_STEP * min(uPigmentSpot.z, max((1.0 / darkest - 1.0) * (1.0 / (3.5 * PIGMENT_JITTER_STEP)), 0.0));
  float darkLeast = 1.0 - 3.5 * darkStep;

  PigmentCover cover = PigmentCover(vec3(0.0), 0.0, 0.0);
  ivec2 cell = first;
  do {
    ivec2 texel = ivec2(2 * cell.x, cell.y);
    uvec4 sites = texelFetch(uPigmentGrid, texel, 0);
    uvec4 zones = texelFetch(uPigmentGrid, texel + ivec2(1, 0), 0);
    vec2 corner = (vec2(cell) - here) * cellMm + 0.5 * stepMm;
    int left = 4;
    do {
      uint site = sites.x;
      sites = sites.yzwx;
      float base = pigmentBase(zones.x);
      zones = zones.yzwx;
      left--;
      float level = float((site >> 14) & 4095u) - PIGMENT_LEVEL_BIAS;
      vec2 d = corner + vec2(float(site & 127u), float((site >> 7) & 127u)) * stepMm;
      vec3 squares = vec3(d.x * d.x, d.x * d.y, d.y * d.y);
      float native = region.start.y + d.x * region.alongU.y + d.y * region.alongV.y + squares.y * region.twist.y;
      vec3 edge = vec3(0.0);
      float target;
      if (isInner) {
        target = pigmentPlaced(base, native);
      } else {
        edge = region.start.xzw + d.x * region.alongU.xzw + d.y * region.alongV.xzw + squares.y * region.twist.xzw;
        target = pigmentTarget(base, edge.x, edge.y, native);
      }
      bool isHair = level < native;
      bool isShown = site != 0u && level < max(target, native);
      float size = sizeLeast + sizeStep * float((site >> 26) & 7u);
      if (isHair) size *= pigmentCalibre(native);
      float strength = darkLeast + darkStep * float(site >> 29);
      vec3 tint = vec3(1.0);
      if (isGraded && isShown && !isHair) {
        vec2 grade = pigmentGrade(edge.z, edge.y, planRadius);
        size *= sqrt(grade.x) / radius;
        tint = pigmentThinned(vPigmentDarkness, grade.y) / max(darkness, 1e-4);
      }
      float rho = sqrt(dot(isHair ? shadow.form : ink.form, squares)) / size;
      if (isShown) {
        if (isHair) {
          cover.hair += strength * (shadow.peak * dotProfile(shadow.softness, rho) +
                                    shaftPeak * dotProfile(shaftSoftness, rho * shaftZoom));
        } else {
          cover.ink += tint * (strength * ink.peak * dotProfile(ink.softness, rho));
          if (isRed) cover.redness += redness.peak * dotProfile(redness.softness, sqrt(dot(redness.form, squares)));
        }
      }
      // sites of a cell are in order of rank: none of the rest shows
      left = site == 0u || level >= levelLimit ? 0 : left;
    } while (left > 0);
    cell.x++;
    if (cell.x > last.x) {
      cell.x = first.x;
      cell.y++;
    }
  } while (cell.y <= last.y);
  return cover;
}

// Their mean: the quartiles of rank that lie below the fields.
vec2 farPigment(float target, float native, vec2 inkMm2, float chartArea) {
  // level by the area of the pixel, so that no anisotropic filter is needed; what it blurs at the rim is faint by then
  float texels = float(textureSize(uPigmentCoverage, 0).x) * uPigmentChart.x;
  vec4 quartiles = textureLod(uPigmentCoverage, vPigmentChart * uPigmentChart.x + 0.5,
                              0.25 + 0.5 * log2(max(chartArea * texels * texels, 1e-6)));
  const vec4 lower = vec4(0.0, 1.0, 2.0, 3.0);
  vec4 hairy = clamp(native * (4.0 / PIGMENT_LEVELS) - lower, 0.0, 1.0);
  vec4 all = clamp(target * (4.0 / PIGMENT_LEVELS) - lower, 0.0, 1.0);
  const float perDisc = 1.0 / (PIGMENT_COVERAGE_RADIUS_MM * PIGMENT_COVERAGE_RADIUS_MM);
  return perDisc * inkMm2 * vec2(dot(quartiles, all - hairy), dot(quartiles, hairy));
}

vec3 pigmentedSkin() {
  // derivatives first: they are undefined inside branches
  vec2 dx = dFdx(vPigmentChart);
  vec2 dy = dFdy(vPigmentChart);
  vec2 scar = pigmentScar();
  if (vPigmentPlan.z < 0.999) return vec3(1.0);

  PigmentRegion region = pigmentRegion();
  float native = region.start.y;
  float target = pigmentTarget(vPigmentPlan.x, region.start.x, region.start.z, native);
  // nothing here, and no dot from over the edge either
  if (target <= 0.0 && region.start.x < -PIGMENT_LONGEST_REACH_MM) return vec3(1.0);

  float planRadius = max(vPigmentPlan.y, 0.01);
  float radius = planRadius;
  vec3 darkness = vPigmentDarkness;
  if (uPigmentField.x > 0.0) {
    vec2 grade = pigmentGrade(region.start.w, region.start.z, planRadius);
    radius = sqrt(grade.x);
    darkness = pigmentThinned(vPigmentDarkness, grade.y);
  }
  float calibre = pigmentCalibre(native);
  vec2 inkMm2 = vec2(radius * radius, (uPigmentHair.x * uPigmentHair.x + uPigmentHair.y * uPigmentHair.y) * calibre * calibre);
  float stretched = dx.x * dy.y - dx.y * dy.x;
  float longest = sqrt(max(pigmentMetricSquare(dx), pigmentMetricSquare(dy)));

  PigmentCover cover = PigmentCover(vec3(0.0), 0.0, 0.0);
  if (longest < PIGMENT_FAR_MM) {
    cover = nearPigment(region, planRadius, radius, darkness, dotPixel(vPigmentMetric, dx, dy));
  }
  float far = smoothstep(PIGMENT_NEAR_MM, PIGMENT_FAR_MM, longest);
  if (far > 0.0) {
    vec2 spread = farPigment(target, native, inkMm2, abs(stretched));
    const float redMm2 = PIGMENT_REDNESS_RADIUS_MM * PIGMENT_REDNESS_RADIUS_MM;
    cover.ink = mix(cover.ink, vec3(spread.x), far);
    cover.hair = mix(cover.hair, spread.y, far);
    cover.redness = mix(cover.redness, spread.x * redMm2 / inkMm2.x, far);
  }

  // the same dots in scar tissue, paler or darker: which of them show does not depend on it
  float uptake = 1.0 - scar.x + 2.0 * scar.y;
  cover.ink *= uptake;
  vec2 mean = 3.14159265 / PIGMENT_LEVELS_PER_MM2 * vec2((target - native) * uptake, native) * inkMm2;
  vec3 skin = pigmentReflectance(cover.ink, mean.x, radius, darkness, uPigmentVeil, uPigmentGain);
  if (native > 0.0 || cover.hair > 0.0) {
    skin *= exp(-native * uPigmentStubble.y * calibre) *
            pigmentReflectance(vec3(cover.hair), mean.y, uPigmentHair.z, uPigmentHairDarkness, PIGMENT_HAIR_VEIL);
  }
  if (uPigmentRedness > 0.0) skin *= pigmentFlush(uPigmentRedness, cover.redness);
  return skin;
}
