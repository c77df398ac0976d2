/**
 * The zones that a site lies in, as 28 bits: what decides its density must be the site's own, or two pixels of one dot
 * would disagree and cut it.
 *
 * Three zones, heaviest first, 4 bits each, then the weights of the second and third in 255ths, 8 bits each; the
 * first has the rest. Where four zones meet, the lightest is left out: by anatomy that is one vertex in two hundred of the
 * built-in scalp; along the edge of a drawn zone, wherever three others meet.
 */
import { ZONE_COUNT } from '../scalp/zoneIds';

/** @param weights Of all zones, any positive sum. */
export function packZones(weights: ArrayLike<number>): number {
  let [first, second, third] = [0, -1, -1];
  const weightOf = (zone: number) => (zone < 0 ? 0 : weights[zone]!);
  for (let zone = 1; zone < ZONE_COUNT; zone++) {
    const weight = weights[zone]!;
    if (weight > weightOf(first)) {
      third = second;
      second = first;
      first = zone;
    } else if (weight > weightOf(second)) {
      third = second;
      second = zone;
    } else if (weight > weightOf(third)) {
      third = zone;
    }
  }
  const scale = 255 / (weightOf(first) + weightOf(second) + weightOf(third));
  const secondWeight = Math.round(weightOf(second) * scale);
  const thirdWeight = Math.round(weightOf(third) * scale);
  return first | (Math.max(0, second) << 4) | (Math.max(0, third) << 8) | (secondWeight << 12) | (thirdWeight << 20);
}

/** The heaviest zone, as an index into ZONE_IDS. */
export function heaviestZone(packed: number): number {
  return packed & 15;
}

/** Weighted mean of a quantity of the zones, in the order of ZONE_IDS. */
export function zoneMean(packed: number, ofZones: ArrayLike<number>): number {
  const second = (packed >> 12) & 255;
  const third = packed >> 20;
  const sum =
    (255 - second - third) * ofZones[packed & 15]! +
    second * ofZones[(packed >> 4) & 15]! +
    third * ofZones[(packed >> 8) & 15]!;
  return sum / 255;
}
