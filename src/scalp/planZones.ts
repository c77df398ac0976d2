/**
 * The zones as a plan has them: those of anatomy with their borders moved, and drawn ones laid over them.
 *
 * A moved border is a shift of one split's signed distance. Splits are measured in cranial angles with one mean radius,
 * while a border is moved along this head's skin, so the shift is scaled at each vertex by how many of the split's
 * millimetres go on one of the tape: the half-weight line then lies where the tape says. Native hair goes on growing by
 * anatomy: `ScalpSurface.zoneWeights` stay as they are.
 */
import type { SurfacePoint } from '../head/surfacePoint';
import { type Adjacency, buildAdjacency } from './adjacency';
import type { AnatomicalScalp } from './buildScalpSurface';
import { ANGLE_STEPS_PER_DEGREE } from './cranialAngles';
import { closeRing, drawnShares } from './drawnZone';
import { ownTriangle } from './scalpPoint';
import { signedSkinDistance } from './skinDistance';
import type { SkullCoordinates } from './skullCoordinates';
import { createWholeSkull } from './wholeSkull';
import { type CustomZones, ZONE_BORDER_IDS, ZONE_EDIT_LIMITS, type ZoneBorders } from './zoneEdits';
import { ANATOMICAL_ZONE_IDS, CUSTOM_ZONE_IDS, type CustomZoneId, ZONE_COUNT } from './zoneIds';
import {
  HAIRLINE_DEPTH_MM,
  measureSplits,
  roundToSum,
  weighZonesInto,
  ZONE_SPLITS,
  ZONE_STRIDE,
  ZONE_WEIGHT_SUM,
  type ZoneSplit,
} from './zones';

/** The farthest move, half a blend, and as much again for a skull whose radius is not the mean one. */
const REACH_MM = 2 * ZONE_EDIT_LIMITS.borderMm.max + 10;

/** What the skull's radius can be against the mean one; beyond it a quotient is of two numbers near zero. */
const SCALE = { min: 0.7, max: 1.5 };

/** Which way a positive offset moves the split's zero: towards its negative side, or its positive one. */
const DIRECTION: Readonly<Record<ZoneSplit, 1 | -1>> = {
  top: 1,
  frontal: 1,
  midScalp: 1,
  nape: -1,
  temple: 1,
  back: -1,
};

/** Weighs the zones of one head again and again; keeps what does not depend on the edits. */
export class PlanZones {
  private readonly splits: Float64Array;
  private readonly degrees: Float64Array;
  private readonly scales = new Map<ZoneSplit, Float64Array>();
  private readonly drawn = new Map<CustomZoneId, { key: string; shares: Float64Array | null }>();
  private adjacency: Adjacency | null = null;
  private skull: SkullCoordinates | null = null;

  constructor(private readonly scalp: AnatomicalScalp) {
    this.splits = measureSplits(scalp.angles);
    this.degrees = Float64Array.from(scalp.angles, (value) => value / ANGLE_STEPS_PER_DEGREE);
  }

  /** See `planZoneWeights`. */
  weigh(borders: ZoneBorders, customZones: CustomZones): Uint8Array {
    const { scalp } = this;
    const isMoved = ZONE_BORDER_IDS.some((id) => borders[id] !== 0);
    const drawn = CUSTOM_ZONE_IDS.map((id) => this.sharesOf(id, customZones));
    if (!isMoved && drawn.every((shares) => shares === null)) return scalp.zoneWeights;

    const vertexCount = scalp.borderDistanceMm.length;
    const bytes = new Uint8Array(ZONE_STRIDE * vertexCount);
    const weights = new Float64Array(ZONE_COUNT);
    const splits = isMoved ? this.shifted(borders) : this.splits;
    const hairlineEndsMm = HAIRLINE_DEPTH_MM + borders.hairline;
    for (let v = 0; v < vertexCount; v++) {
      weights.fill(0);
      weighZonesInto(weights, splits, v, hairlineEndsMm - scalp.borderDistanceMm[v]!, scalp.angles[2 * v]! > 0);
      for (let k = 0; k < drawn.length; k++) {
        const share = drawn[k]?.[v] ?? 0;
        if (share === 0) continue;
        for (let z = 0; z < ANATOMICAL_ZONE_IDS.length + k; z++) weights[z]! *= 1 - share;
        weights[ANATOMICAL_ZONE_IDS.length + k] = share;
      }
      roundToSum(weights, ZONE_WEIGHT_SUM, bytes, ZONE_STRIDE * v);
    }
    return bytes;
  }

  private shifted(borders: ZoneBorders): Float64Array {
    const splits = this.splits.slice();
    ZONE_SPLITS.forEach((id, k) => {
      const offset = DIRECTION[id] * borders[id];
      if (offset === 0) return;
      const scale = this.scaleOf(id, k);
      for (let v = 0; v < scale.length; v++) splits[ZONE_SPLITS.length * v + k]! += offset * scale[v]!;
    });
    return splits;
  }

  /** The split's millimetres on one of the tape between its line and each vertex. Some 30 ms, once for a head. */
  private scaleOf(id: ZoneSplit, k: number): Float64Array {
    const known = this.scales.get(id);
    if (known) return known;
    const { scalp } = this;
    const count = scalp.borderDistanceMm.length;
    this.adjacency ??= buildAdjacency(scalp.triangles, count);
    const field = Float64Array.from({ length: count }, (_, v) => this.splits[ZONE_SPLITS.length * v + k]!);
    const tape = signedSkinDistance(scalp, this.adjacency, field, REACH_MM);
    const scale = field.map((value, v) => {
      if (!Number.isFinite(tape[v]!) || tape[v] === 0) return 1;
      return Math.min(SCALE.max, Math.max(SCALE.min, value / tape[v]!));
    });
    this.scales.set(id, scale);
    return scale;
  }

  private sharesOf(id: CustomZoneId, customZones: CustomZones): Float64Array | null {
    const zone = customZones[id];
    if (!zone) return null;
    const key = JSON.stringify(zone.outline);
    const known = this.drawn.get(id);
    if (known?.key === key) return known.shares;
    const { scalp } = this;
    this.skull ??= createWholeSkull(scalp, scalp.angles);
    const ring = closeRing(scalp, this.skull, pointsOnScalp(scalp, zone.outline));
    const shares = ring && drawnShares(scalp, this.degrees, ring);
    this.drawn.set(id, { key, shares });
    return shares;
  }
}

/**
 * Zone weights of a plan on one head.
 *
 * @returns 12 bytes a vertex in the order of ZONE_IDS that sum to exactly 255; without edits the scalp's own array. Where
 * both drawn zones lie, the second covers the first. Points of an outline that are not on the scalp are left out, and an
 * outline with fewer than three others is no zone.
 */
export function planZoneWeights(scalp: AnatomicalScalp, borders: ZoneBorders, customZones: CustomZones): Uint8Array {
  return new PlanZones(scalp).weigh(borders, customZones);
}

/** Surface points of the level-2 head as points of the scalp. */
function pointsOnScalp(scalp: AnatomicalScalp, outline: readonly SurfacePoint[]): SurfacePoint[] {
  return outline.flatMap(({ triangle, barycentric }) => {
    const own = ownTriangle(scalp, triangle);
    return own < 0 ? [] : [{ triangle: own, barycentric }];
  });
}
