/**
 * An eyeball by formula: a sphere (sclera) with a steeper cap (cornea) in front, turned about the line of sight.
 *
 * The cornea has a real one's proportions, 7.8 mm of radius on 11.7 mm across, scaled to the iris; the sclera's radius is
 * whatever fits the lids. Only the front is made; the rest is never seen.
 */
import type { Point } from './landmarks';

export interface EyeballMesh {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
  /** xyz triples in the eye's own frame, mm: origin at the centre, +z along the line of sight, +y up, +x subject's left. */
  readonly eyeSpace: Float32Array;
}

/** Radius of the cornea's sphere over that of its rim, the limbus. */
const CORNEA_OVER_LIMBUS = 7.8 / 5.85;

const SEGMENTS = 48;
/** Angles from the line of sight at which rings lie, as shares of the cornea and then of the sclera. */
const CORNEA_RINGS = 12;
const SCLERA_RINGS = 20;
/** How far round the sclera goes, radians from the line of sight. */
const BACK = 1.9;

export const EYEBALL_VERTEX_COUNT = 1 + (CORNEA_RINGS + SCLERA_RINGS) * SEGMENTS;

/**
 * @param centre Of the sclera, head frame, mm.
 * @param irisRadiusMm From the line of sight to the limbus; less than `radiusMm`.
 * @param lookDown Turn of the line of sight below straight ahead, radians.
 */
export function createEyeball(centre: Point, radiusMm: number, irisRadiusMm: number, lookDown: number): EyeballMesh {
  if (!(irisRadiusMm > 0 && irisRadiusMm < radiusMm)) {
    throw new RangeError(`createEyeball: irisRadiusMm must be in (0, ${radiusMm}), got ${irisRadiusMm}.`);
  }
  const eyeSpace = new Float32Array(EYEBALL_VERTEX_COUNT * 3);
  const normals = new Float32Array(eyeSpace.length);
  const corneaRadiusMm = irisRadiusMm * CORNEA_OVER_LIMBUS;
  const limbusAngle = Math.asin(irisRadiusMm / radiusMm);
  const corneaAngle = Math.asin(1 / CORNEA_OVER_LIMBUS);
  // the cap's centre, so that it meets the sclera at the limbus
  const corneaCentre = radiusMm * Math.cos(limbusAngle) - corneaRadiusMm * Math.cos(corneaAngle);

  const put = (vertex: number, radius: number, z: number, tilt: number, turn: number) => {
    const x = Math.cos(turn);
    const y = Math.sin(turn);
    eyeSpace.set([radius * x, radius * y, z], vertex * 3);
    normals.set([Math.sin(tilt) * x, Math.sin(tilt) * y, Math.cos(tilt)], vertex * 3);
  };
  put(0, 0, corneaCentre + corneaRadiusMm, 0, 0);
  let vertex = 1;
  for (let ring = 1; ring <= CORNEA_RINGS + SCLERA_RINGS; ring++) {
    const onCornea = ring <= CORNEA_RINGS;
    const share = onCornea ? ring / CORNEA_RINGS : (ring - CORNEA_RINGS) / SCLERA_RINGS;
    const angle = onCornea ? share * corneaAngle : limbusAngle + share * (BACK - limbusAngle);
    const radius = (onCornea ? corneaRadiusMm : radiusMm) * Math.sin(angle);
    const z = onCornea ? corneaCentre + corneaRadiusMm * Math.cos(angle) : radiusMm * Math.cos(angle);
    // the corner between cap and sphere is a soft furrow in a real eye: both sides' normals meet half-way
    const halfCorner = (corneaAngle - limbusAngle) / 2;
    const tilt = onCornea ? angle - share ** 6 * halfCorner : angle + blendOut(share) * halfCorner;
    for (let s = 0; s < SEGMENTS; s++) put(vertex++, radius, z, tilt, (s * 2 * Math.PI) / SEGMENTS);
  }

  const positions = turnDown(eyeSpace, lookDown);
  for (let i = 0; i < positions.length; i++) positions[i]! += centre[i % 3]!;
  return { positions, normals: turnDown(normals, lookDown), triangles: eyeballTriangles(), eyeSpace };
}

function turnDown(vectors: Float32Array, angle: number): Float32Array {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const turned = vectors.slice();
  for (let i = 0; i < vectors.length; i += 3) {
    turned[i + 1] = cos * vectors[i + 1]! - sin * vectors[i + 2]!;
    turned[i + 2] = sin * vectors[i + 1]! + cos * vectors[i + 2]!;
  }
  return turned;
}

/** 1 at the limbus, 0 a few degrees behind it. */
function blendOut(share: number): number {
  return Math.max(0, 1 - share * 8) ** 2;
}

function eyeballTriangles(): Uint32Array {
  const triangles: number[] = [];
  const at = (ring: number, s: number) => 1 + (ring - 1) * SEGMENTS + (s % SEGMENTS);
  for (let s = 0; s < SEGMENTS; s++) triangles.push(0, at(1, s), at(1, s + 1));
  for (let ring = 1; ring < CORNEA_RINGS + SCLERA_RINGS; ring++) {
    for (let s = 0; s < SEGMENTS; s++) {
      triangles.push(at(ring, s), at(ring + 1, s), at(ring + 1, s + 1));
      triangles.push(at(ring, s), at(ring + 1, s + 1), at(ring, s + 1));
    }
  }
  return Uint32Array.from(triangles);
}
