/** Which zone lies under a finger: the one that weighs most where the ray meets the head. */
import type { PigmentAttributes } from '../pigment/pigmentAttributes';
import { ZONE_COUNT, ZONE_IDS, type ZoneId } from '../scalp/zoneIds';

/**
 * @param triangles Vertex index triples of the head that `attributes` belong to.
 * @param barycentric Weights of the triangle's second and third corner.
 * @returns Null away from the scalp.
 */
export function zoneAt(
  { aZoneA, aZoneB, aZoneC, aInChart }: PigmentAttributes,
  triangles: Uint32Array,
  triangle: number,
  barycentric: readonly [number, number],
): ZoneId | null {
  const [v, w] = barycentric;
  const corners = [0, 1, 2].map((k) => triangles[3 * triangle + k]!);
  const weights = [1 - v - w, v, w];
  // a triangle with a corner outside the scalp has no zones to speak of
  if (corners.some((vertex) => aInChart[vertex] === 0)) return null;
  let best = -1;
  let bestWeight = 0;
  for (let zone = 0; zone < ZONE_COUNT; zone++) {
    const attribute = zone < 4 ? aZoneA : zone < 8 ? aZoneB : aZoneC;
    let weight = 0;
    for (let k = 0; k < 3; k++) weight += weights[k]! * attribute[4 * corners[k]! + (zone % 4)]!;
    if (weight > bestWeight) {
      best = zone;
      bestWeight = weight;
    }
  }
  return best < 0 ? null : ZONE_IDS[best]!;
}
