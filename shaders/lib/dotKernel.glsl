// The footprint of a microdot under a pixel: an ellipse in the chart that is a circle on the skin, widened by the pixel.
//
// Elliptical weighted average in the manner of Heckbert (1989): the dot's own extent and the pixel's add up as
// covariances, and the peak sinks so that the dot keeps its ink at any zoom. Lengths in the chart are chart mm, on the
// skin mm. No uniforms here.

// Share of the pixel's squared extent that is added to a dot, and share of its width that softens the edge.
// Chosen against 4x4 supersampling for little shimmer at a small loss of grain.
const float DOT_PIXEL_SPREAD = 0.25;
const float DOT_PIXEL_SOFTNESS = 0.35;
// Largest relative radius that the jitter of a dot's size can give; bounds the search for dots.
const float DOT_LARGEST = 1.215;

struct DotKernel {
  vec3 form;       // rho^2 = x d.x^2 + y d.x d.y + z d.y^2 for an offset d in the chart; rho = 1 at half depth
  float softness;  // half-width of the edge in rho, in (0, 1]
  float peak;      // coverage at the centre of a mean dot
  vec2 reach;      // half-extent of the largest dot's bounding box, chart mm
};

// radiusMm    radius whose disc holds the dot's ink
// apparentMm  radius at which the dot is seen to end, halfway down its edge
// edgeMm      half-width of that edge
// metric      first fundamental form of chart -> skin (E, F, G)
// dx, dy      change of the chart position over a pixel to the right and a pixel up
// pixelMm     width of the pixel on the skin
DotKernel dotKernel(float radiusMm, float apparentMm, float edgeMm, vec3 metric, vec2 dx, vec2 dy, float pixelMm) {
  float metricDet = max(metric.x * metric.z - metric.y * metric.y, 1e-4);
  float area = apparentMm * apparentMm / metricDet;
  float cxx = area * metric.z + DOT_PIXEL_SPREAD * (dx.x * dx.x + dy.x * dy.x);
  float cxy = -area * metric.y + DOT_PIXEL_SPREAD * (dx.x * dx.y + dy.x * dy.y);
  float cyy = area * metric.x + DOT_PIXEL_SPREAD * (dx.y * dx.y + dy.y * dy.y);
  float det = max(cxx * cyy - cxy * cxy, 1e-9);
  float extent = sqrt(det * metricDet);
  DotKernel kernel;
  kernel.form = vec3(cyy, -2.0 * cxy, cxx) / det;
  vec2 box = DOT_LARGEST * sqrt(vec2(cxx, cyy));
  float soft = (edgeMm + DOT_PIXEL_SOFTNESS * pixelMm) * inversesqrt(extent);
  kernel.softness = clamp(soft, 0.02, 1.0);
  kernel.peak = radiusMm * radiusMm / (extent * (1.0 + 0.2 * kernel.softness * kernel.softness));
  kernel.reach = (1.0 + kernel.softness) * box;
  return kernel;
}

// Coverage that a dot adds at a squared distance rho2, for a dot `size` times the mean radius; zero beyond its edge.
float dotCoverage(DotKernel kernel, float rho2, float size) {
  float rho = sqrt(rho2) / size;
  return kernel.peak * (1.0 - smoothstep(1.0 - kernel.softness, 1.0 + kernel.softness, rho));
}
