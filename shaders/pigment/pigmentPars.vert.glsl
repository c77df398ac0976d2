// What the plan asks for at a vertex: zone weights times each zone's wishes. The sums are linear in the weights, so
// interpolating them over a triangle equals interpolating the weights.
//   uPigmentZonePlan[z]      x density in rank levels, y radius of the disc that holds a dot's ink, mm
//   uPigmentZoneDarkness[z]  absorbed share of light, linear rgb
attribute vec2 aChart;
attribute vec3 aMetric;
attribute vec4 aZoneA;
attribute vec4 aZoneB;
attribute vec4 aZoneC;
attribute float aInChart;
uniform vec2 uPigmentZonePlan[12];
uniform vec3 uPigmentZoneDarkness[12];
varying vec2 vPigmentChart;
varying vec3 vPigmentMetric;
varying vec3 vPigmentPlan;
varying vec3 vPigmentDarkness;
