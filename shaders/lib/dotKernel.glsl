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
const float DOT_LARGEST = 1.22;

// What all dots under one pixel have in common. Symmetric matrices are (xx, xy, yy).
struct DotPixel {
  vec3 disc;         // covariance in the chart of a disc of 1 mm radius on the skin
  vec3 pixel;        // of the pixel
  vec3 determinant;  // of their sum for radius r: x r^4 + y r^2 + z, times the metric's determinant: skin mm^4
  float metricDet;
  float widthMm;     // of the pixel on the skin
};

struct DotKernel {
  vec3 form;         // rho^2 = x d.x^2 + y d.x d.y + z d.y^2 for an offset d in the chart; rho = 1 at half depth
  float softness;    // half-width of the edge in rho, in (0, 1]
  float peak;        // coverage at the centre of a mean dot
  float extent;      // skin mm^2 per unit of rho^2
  vec2 reach;        // half-extent of the largest dot's bounding box, chart mm
};

// metric  first fundamental form of chart -> skin (E, F, G)
// dx, dy  change of the chart position over a pixel to the right and a pixel up
DotPixel dotPixel(vec3 metric, vec2 dx, vec2 dy) {
  DotPixel p;
  p.metricDet = max(metric.x * metric.z - metric.y * metric.y, 1e-4);
  p.disc = vec3(metric.z, -metric.y, metric.x) / p.metricDet;
  p.pixel = DOT_PIXEL_SPREAD * vec3(dx.x * dx.x + dy.x * dy.x, dx.x * dx.y + dy.x * dy.y, dx.y * dx.y + dy.y * dy.y);
  float pixelDet = max(p.pixel.x * p.pixel.z - p.pixel.y * p.pixel.y, 0.0);
  float crossed = p.disc.x * p.pixel.z + p.disc.z * p.pixel.x - 2.0 * p.disc.y * p.pixel.y;
  p.determinant = vec3(1.0, crossed * p.metricDet, pixelDet * p.metricDet);
  p.widthMm = sqrt(sqrt(p.determinant.z) / DOT_PIXEL_SPREAD);
  return p;
}

// Skin mm^2 per unit of rho^2, of a disc that ends at this radius.
float dotExtent(DotPixel p, float endMm) {
  float square = endMm * endMm;
  return sqrt(max((p.determinant.x * square + p.determinant.y) * square + p.determinant.z, 1e-12));
}

// radiusMm  radius whose disc holds the dot's ink
// endMm     radius at which the dot is seen to end, halfway down its edge
// edgeMm    half-width of that edge
DotKernel dotKernel(DotPixel p, float radiusMm, float endMm, float edgeMm) {
  DotKernel kernel;
  vec3 covariance = endMm * endMm * p.disc + p.pixel;
  kernel.extent = dotExtent(p, endMm);
  kernel.form = vec3(covariance.z, -2.0 * covariance.y, covariance.x) * (p.metricDet / (kernel.extent * kernel.extent));
  kernel.softness = clamp((edgeMm + DOT_PIXEL_SOFTNESS * p.widthMm) * inversesqrt(kernel.extent), 0.02, 1.0);
  kernel.peak = radiusMm * radiusMm / (kernel.extent * (1.0 + 0.2 * kernel.softness * kernel.softness));
  kernel.reach = ((1.0 + kernel.softness) * DOT_LARGEST) * sqrt(covariance.xz);
  return kernel;
}

// Share of the peak at rho: 1 inside, 1/2 at rho = 1, 0 beyond the edge.
float dotProfile(float softness, float rho) {
  float t = clamp((1.0 + softness - rho) / (2.0 * softness), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}
