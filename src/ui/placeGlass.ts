/**
 * Where the glass of the loupe stands beside the spot it magnifies: above it, so that the finger hides neither, or as
 * near to that as there is room. A pure function of places in CSS px; y runs down.
 */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface GlassSize {
  /** Of the round glass. */
  readonly diameter: number;
  /** Height of the figures that hang below the glass, gap included, and their width. */
  readonly figuresHeight: number;
  readonly figuresWidth: number;
}

/** Middle of the glass. */
export interface GlassPlace {
  x: number;
  y: number;
  /** Whether it has moved aside, and to which hand. Kept from frame to frame, so that it changes sides seldom. */
  side: Side;
}

export type Side = 'above' | 'left' | 'right';

/** From the spot to the glass's rim: the part of a finger that covers the screen. */
export const FINGER_PX = 46;
/** A corner of the figures comes no nearer to the spot than this. */
const FIGURES_PX = 26;
/** How far the spot must cross the middle before the glass changes sides. */
const KEEP_PX = 30;

/** Glass that suits a free area: large on a tablet, and never more than a small share of a phone. */
export function glassDiameter({ left, top, right, bottom }: Rect): number {
  const room = Math.min(right - left, bottom - top);
  return Math.round(Math.min(220, Math.max(132, 0.42 * room)));
}

/**
 * @param spot What is magnified; may lie outside `area`.
 * @param area Where glass and figures may be. Smaller than they are, it is filled from its middle.
 * @param before Where the glass stood, for its side.
 * @param out Written and returned; may be `before`.
 */
export function placeGlassInto(
  spot: { readonly x: number; readonly y: number },
  area: Rect,
  size: GlassSize,
  before: Side,
  out: GlassPlace,
): GlassPlace {
  const radius = size.diameter / 2;
  const halfWidth = Math.max(radius, size.figuresWidth / 2);
  const minX = area.left + halfWidth;
  const maxX = area.right - halfWidth;
  const minY = area.top + radius;
  const maxY = area.bottom - radius - size.figuresHeight;
  const reachX = halfWidth + FIGURES_PX;

  // above: figures and all stand over the finger
  const aboveY = spot.y - FINGER_PX - radius - size.figuresHeight;
  if (aboveY >= minY) {
    out.x = clamp(spot.x, minX, maxX);
    out.y = clamp(aboveY, minY, maxY);
    out.side = 'above';
    return out;
  }
  // beside: as high as it goes, out of the finger's way
  const y = clamp(aboveY, minY, maxY);
  const leftX = clamp(spot.x - reachX, minX, maxX);
  const rightX = clamp(spot.x + reachX, minX, maxX);
  const leftGap = spot.x - leftX;
  const rightGap = rightX - spot.x;
  let isLeft = leftGap > rightGap;
  if (Math.min(leftGap, rightGap) >= reachX) {
    // room on both sides: off the head, which stands in the middle of the area
    const outward = (area.left + area.right) / 2 - spot.x;
    isLeft = outward + (before === 'left' ? KEEP_PX : before === 'right' ? -KEEP_PX : 0) > 0;
  }
  out.x = isLeft ? leftX : rightX;
  out.y = y;
  out.side = isLeft ? 'left' : 'right';
  return out;
}

/** Keeps a place within bounds; in the middle of them where they cross. */
function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
}
