/** CIE L*a*b* under D65: steps in it are about as large as they look. Encoding of the inputs: linear sRGB. */
import type { LinearRgb } from './optics';

export interface Lab {
  /** Lightness, 0 black to 100 white. */
  readonly l: number;
  /** Green to red. */
  readonly a: number;
  /** Blue to yellow. */
  readonly b: number;
}

/** White of sRGB, the D65 of its own primaries, so that grey has no colour. */
const WHITE = [0.95047, 1, 1.08883] as const;

export function labFromLinear([r, g, b]: LinearRgb): Lab {
  const x = cubeRoot((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE[0]);
  const y = cubeRoot((0.2126729 * r + 0.7151522 * g + 0.072175 * b) / WHITE[1]);
  const z = cubeRoot((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE[2]);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

/** Distance between two colours; about 2 is just seen side by side. */
export function deltaE76(a: Lab, b: Lab): number {
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

/** The cube root, with CIE's straight line near black. */
function cubeRoot(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116;
}
