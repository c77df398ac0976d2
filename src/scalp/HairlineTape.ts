/** The tape measure held to a hairline: the lengths by which practitioners judge one, on the head that it lies on. */
import type { TriangleMesh } from '../head/HeadMesh';
import { type LandmarkId, type Landmarks, landmarkPosition, type Point } from '../head/landmarks';
import { barycentricAt, type SurfacePoint, surfacePosition } from '../head/surfacePoint';
import { type Millimetres, mm } from '../units';
import { type Adjacency, buildAdjacency } from './adjacency';
import { type AnglePoint, LINE_STEPS } from './angularRegion';
import type { AnatomicalScalp } from './buildScalpSurface';
import {
  HANDLE_INDEX,
  type HairlineLine,
  type HandleKind,
  hairlineCurve,
  handlePosition,
  listIndex,
  mirrorLine,
  moveHandle,
  roundPoint,
  type Side,
} from './hairline';
import { elevationAfter, type LineSkin, riseBetween } from './meridianTape';
import { elevationAtTape } from './midlineTape';
import { createSkullCoordinates } from './skullCoordinates';
import { surfacePointAtVertex, tapeBetween } from './tape';

export interface SideMeasures {
  /** Tape up the skin from the level of the mid-frontal point to the corner; negative where the corner is lower. */
  readonly recessionMm: Millimetres;
  /** How far the corner lies outwards of the vertical through the outer corner of the eye, straight; negative inwards. */
  readonly cornerOutwardsMm: Millimetres;
  readonly cornerToPeakMm: Millimetres;
}

export interface HairlineMeasures {
  /** Tape from the glabella to the mid-frontal point. */
  readonly midFrontalMm: Millimetres;
  readonly sides: Readonly<Record<Side, SideMeasures>>;
  /** How far a handle of the left lies from the mirror image of its twin, at most. */
  readonly unevenMm: Millimetres;
  /** The longest stretch of the front, as seen from the front, that a ruler would cover. */
  readonly straightRunMm: Millimetres;
  /** Heights of the face from hairline to brow, to the base of the nose, to the chin. Straight. */
  readonly thirdsMm: readonly [Millimetres, Millimetres, Millimetres];
}

/** Where the tape puts the points of a man's hairline, on the left. */
export interface TapedPoints {
  readonly midFrontal: AnglePoint;
  readonly corner: AnglePoint;
  readonly temporalPeak: AnglePoint;
}

/**
 * Garg's lengths: up to the mid-frontal point, out to E beside the eye, and from the corner towards E to the peak. His
 * corner is 80 mm from both; on a head as small as the one that ships those tapes meet over the ear, so the corner goes
 * where Shapiro has it: over the outer corner of the eye, a little above the level of the mid-frontal point.
 */
const TAPE_MM = { toMidFrontal: 80, toBeside: 80, cornerToPeak: 50, cornerRise: 5 };

/** How far a line may stray from straight and still look it. */
const RULER_MM = 0.7;

/** What the tape says about a line, and what it would suggest. */
export interface TapeReading {
  /** Null where part of the line has left the scalp. */
  readonly measures: HairlineMeasures | null;
  readonly suggested: TapedPoints | null;
}

export class HairlineTape {
  readonly skin: LineSkin;
  private taped: TapedPoints | null | undefined;
  private readonly landmark: (id: LandmarkId) => Point;
  private readonly glabella: SurfacePoint;
  /** Of the head, made when it is first needed: it takes a moment. */
  private joined: Adjacency | null = null;
  /** The head's number of each of the scalp's triangles. */
  private readonly headTriangle: Uint32Array;

  /** @param head The level-2 head that the scalp was cut out of. Read, never changed. */
  constructor(
    private readonly head: TriangleMesh,
    landmarks: Landmarks,
    private readonly scalp: AnatomicalScalp,
  ) {
    this.skin = {
      mesh: scalp,
      coordinates: createSkullCoordinates(scalp, scalp.angles),
      midlineTape: scalp.midlineTape,
    };
    this.landmark = (id) => landmarkPosition(landmarks, id, head.positions);
    this.glabella = surfacePointAtVertex(head, landmarks.glabella.from);
    this.headTriangle = trianglesAmong(head, scalp.headVertex);
  }

  /** Null where part of the line has left the scalp. */
  measure(line: HairlineLine): HairlineMeasures | null {
    const mid = this.place(line.mid);
    const places = MEASURED.flatMap((kind) =>
      (['left', 'right'] as const).map((side) => this.place(handlePosition(line, { kind, side }))),
    );
    if (!mid || places.some((place) => !place)) return null;
    const at = (kind: HandleKind, side: Side) => places[2 * MEASURED.indexOf(kind) + (side === 'left' ? 0 : 1)]!;
    const positionOf = (place: SurfacePoint) => surfacePosition(this.head, place);
    const canthus = Math.abs(this.landmark('lateralCanthusL')[0]);
    const measureSide = (side: Side): SideMeasures => {
      const corner = handlePosition(line, { kind: 'corner', side });
      return {
        recessionMm: mm(riseBetween(this.skin, corner[0], line.mid[1], corner[1])),
        cornerOutwardsMm: mm(Math.abs(positionOf(at('corner', side))[0]) - canthus),
        cornerToPeakMm: this.tape(at('corner', side), at('temporalPeak', side)),
      };
    };
    let uneven = Math.abs(positionOf(mid)[0]);
    for (const kind of MEASURED) {
      const [a, b] = [positionOf(at(kind, 'left')), positionOf(at(kind, 'right'))];
      uneven = Math.max(uneven, Math.hypot(a[0] + b[0], a[1] - b[1], a[2] - b[2]));
    }
    const heights = [
      positionOf(mid)[1],
      this.landmark('glabella')[1],
      this.landmark('subnasale')[1],
      this.landmark('menton')[1],
    ] as const;
    return {
      midFrontalMm: this.tape(this.glabella, mid),
      sides: { left: measureSide('left'), right: measureSide('right') },
      unevenMm: mm(uneven),
      straightRunMm: mm(this.straightRun(line)),
      thirdsMm: [mm(heights[0] - heights[1]), mm(heights[1] - heights[2]), mm(heights[2] - heights[3])],
    };
  }

  /** See TAPE_MM. Null where the lengths do not end on this head's scalp. */
  tapedPoints(): TapedPoints | null {
    if (this.taped === undefined) this.taped = this.findTapedPoints();
    return this.taped;
  }

  private findTapedPoints(): TapedPoints | null {
    const beside = this.besideGlabella(TAPE_MM.toBeside);
    const level = this.midFrontalLevel();
    const corner = level === null ? null : this.overCanthus(level);
    const cornerPlace = corner && this.place(corner);
    if (!beside || level === null || !cornerPlace) return null;
    // the peak lies between corner and E as far along as its share of the tape
    const share = TAPE_MM.cornerToPeak / this.tape(cornerPlace, beside);
    const [from, to] = [surfacePosition(this.head, cornerPlace), surfacePosition(this.head, beside)];
    const peak = this.nearestAngles([0, 1, 2].map((i) => from[i]! + share * (to[i]! - from[i]!)) as unknown as Point);
    return {
      midFrontal: roundPoint([0, level]),
      corner: roundPoint(corner),
      temporalPeak: roundPoint(this.ontoHair(peak)),
    };
  }

  /** Elevation at which the tape from the glabella has run so far. */
  private midFrontalLevel(): number | null {
    let level = elevationAtTape(this.skin.midlineTape, TAPE_MM.toMidFrontal);
    for (let round = 0; round < 6; round++) {
      const place = this.place([0, level]);
      if (!place) return null;
      level -= (this.tape(this.glabella, place) - TAPE_MM.toMidFrontal) / MM_PER_DEGREE;
    }
    return level;
  }

  private overCanthus(level: number): AnglePoint | null {
    const canthus = Math.abs(this.landmark('lateralCanthusL')[0]);
    let [near, far] = [15, 80];
    let point: AnglePoint = [near, level];
    for (let round = 0; round < 24; round++) {
      const azimuth = (near + far) / 2;
      point = [azimuth, elevationAfter(this.skin, azimuth, level, TAPE_MM.cornerRise)];
      const place = this.place(point);
      if (!place) return null;
      if (surfacePosition(this.head, place)[0] < canthus) near = azimuth;
      else far = azimuth;
    }
    return point;
  }

  private tape(from: SurfacePoint, to: SurfacePoint): Millimetres {
    this.joined ??= buildAdjacency(this.head.triangles, this.head.positions.length / 3);
    return tapeBetween(this.head, this.joined, from, to);
  }

  /** On the head. */
  private place([azimuth, elevation]: AnglePoint): SurfacePoint | null {
    const found = this.skin.coordinates.locate(azimuth, elevation);
    return found && { triangle: this.headTriangle[found.triangle]!, barycentric: found.barycentric };
  }

  private straightRun(line: HairlineLine): number {
    const curve = hairlineCurve(line);
    const { left, right } = line.added;
    const first = LINE_STEPS * (line.right.length - 1 - listIndex(right, HANDLE_INDEX.corner));
    const last = LINE_STEPS * (line.right.length + 1 + listIndex(left, HANDLE_INDEX.corner));
    const points: Point[] = [];
    for (let i = first; i <= last; i++) {
      const place = this.place([curve[2 * i]!, curve[2 * i + 1]!]);
      if (place) points.push(surfacePosition(this.head, place));
    }
    let longest = 0;
    for (let i = 0; i < points.length; i++) {
      let length = 0;
      for (let j = i + 1; j < points.length; j++) {
        const [a, b] = [points[j - 1]!, points[j]!];
        length += Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        if (!isStraight(points, i, j)) break;
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  /** The skin at the glabella's height, so much tape to the left of it. */
  private besideGlabella(reachMm: number): SurfacePoint | null {
    const { positions, triangles } = this.head;
    const [, height] = this.landmark('glabella');
    // the outermost crossing of the level at each degree around the head: what lies inside is mouth and eye
    const crossings = new Map<number, { point: Point; triangle: number; radius: number }>();
    for (let side = 0; side < triangles.length; side++) {
      const a = 3 * triangles[side]!;
      const b = 3 * triangles[side % 3 === 2 ? side - 2 : side + 1]!;
      const [ya, yb] = [positions[a + 1]! - height, positions[b + 1]! - height];
      if (ya > 0 === yb > 0) continue;
      const s = ya / (ya - yb);
      const x = positions[a]! + s * (positions[b]! - positions[a]!);
      const z = positions[a + 2]! + s * (positions[b + 2]! - positions[a + 2]!);
      if (x < -1 || z < 0) continue;
      const degree = Math.round((Math.atan2(x, z) * 180) / Math.PI);
      const radius = Math.hypot(x, z);
      if (radius > (crossings.get(degree)?.radius ?? 0))
        crossings.set(degree, { point: [x, height, z], triangle: (side / 3) | 0, radius });
    }
    let walked = 0;
    let before = this.landmark('glabella');
    for (const degree of [...crossings.keys()].sort((a, b) => a - b)) {
      if (degree <= 0) continue;
      const { point, triangle } = crossings.get(degree)!;
      walked += Math.hypot(point[0] - before[0], point[1] - before[1], point[2] - before[2]);
      before = point;
      if (walked >= reachMm) return { triangle, barycentric: barycentricAt(this.head, triangle, point) };
    }
    return null;
  }

  /** A point before the hair-bearing skin is taken straight back onto it: in front of it no dots would show. */
  private ontoHair([from, elevation]: AnglePoint): AnglePoint {
    const { triangles, borderDistanceMm } = this.scalp;
    for (let azimuth = from; azimuth < from + 20; azimuth += 0.25) {
      const place = this.skin.coordinates.locate(azimuth, elevation);
      if (!place) continue;
      const [v, w] = place.barycentric;
      const at = (k: number) => borderDistanceMm[triangles[3 * place.triangle + k]!]!;
      if ((1 - v - w) * at(0) + v * at(1) + w * at(2) >= INSIDE_MM) return [azimuth, elevation];
    }
    return [from, elevation];
  }

  /** Angles of the scalp's skin nearest to a point. */
  private nearestAngles(point: Point): AnglePoint {
    const { mesh, coordinates } = this.skin;
    const { positions, triangles } = mesh;
    let nearest = 0;
    let best = Number.POSITIVE_INFINITY;
    for (let t = 0; t < triangles.length / 3; t++) {
      const at = (i: number) =>
        (positions[3 * triangles[3 * t]! + i]! +
          positions[3 * triangles[3 * t + 1]! + i]! +
          positions[3 * triangles[3 * t + 2]! + i]!) /
        3;
      const d = Math.hypot(at(0) - point[0], at(1) - point[1], at(2) - point[2]);
      if (d < best) [best, nearest] = [d, t];
    }
    return coordinates.anglesAt({ triangle: nearest, barycentric: barycentricAt(mesh, nearest, point) });
  }
}

/** How far inside the hair-bearing skin a suggested point lies at least. */
const INSIDE_MM = 1;

/** Of the midline, for Newton's steps. */
const MM_PER_DEGREE = 1.77;

const MEASURED: readonly HandleKind[] = ['midPupil', 'corner', 'temporalPeak'];

/** The line with these points, on both sides; between them it keeps its own shape. */
export function layTapedPoints(line: HairlineLine, { midFrontal, corner, temporalPeak }: TapedPoints): HairlineLine {
  const withMid = moveHandle(mirrorLine(line, 'left'), { kind: 'midFrontal', side: 'left' }, midFrontal, true);
  const withCorner = moveHandle(withMid, { kind: 'corner', side: 'left' }, corner, true);
  return moveHandle(withCorner, { kind: 'temporalPeak', side: 'left' }, temporalPeak, true);
}

function isStraight(points: readonly Point[], from: number, to: number): boolean {
  const [ax, ay] = points[from]!;
  const dx = points[to]![0] - ax;
  const dy = points[to]![1] - ay;
  const length = Math.hypot(dx, dy);
  for (let i = from + 1; i < to; i++) {
    if (Math.abs((points[i]![0] - ax) * dy - (points[i]![1] - ay) * dx) > RULER_MM * length) return false;
  }
  return true;
}

/** The head's triangles with all corners among these vertices, in its order: the scalp's triangles are those, see `cutOut`. */
export function trianglesAmong({ positions, triangles }: TriangleMesh, headVertex: Uint32Array): Uint32Array {
  const isIn = new Uint8Array(positions.length / 3);
  for (const vertex of headVertex) isIn[vertex] = 1;
  const found: number[] = [];
  for (let t = 0; t < triangles.length / 3; t++) {
    if (isIn[triangles[3 * t]!]! & isIn[triangles[3 * t + 1]!]! & isIn[triangles[3 * t + 2]!]!) found.push(t);
  }
  return Uint32Array.from(found);
}
