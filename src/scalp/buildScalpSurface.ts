/** The scalp at run time: the stored description of the neutral scalp, laid on a head. */
import type { TriangleMesh } from '../head/HeadMesh';
import { areaAboveZero } from './area';
import { measureMetric } from './chartMetric';
import type { ScalpSurface } from './ScalpSurface';
import { cutOut } from './scalpOutline';
import { chartHalfOf } from './solveChart';
import type { StoredScalp } from './storedScalp';
import { ZONE_STRIDE } from './zones';

/** A scalp that knows where on the skull each vertex lies, which hairlines and loss patterns are drawn by. */
export interface AnatomicalScalp extends ScalpSurface {
  /** Azimuth and elevation in the neutral head, hundredths of a degree, pairs: see `measureCranialAngles`. */
  readonly angles: Int16Array;
  /** Tape from the glabella up the midline: see `measureMidlineTape`. */
  readonly midlineTape: Float32Array;
  /** Which triangle of the head each triangle of the scalp is, ascending. */
  readonly headTriangle: Uint32Array;
}

/**
 * @param head The level-2 head mesh. Its positions are copied.
 * @throws {RangeError} If the stored arrays do not belong together or to this head.
 */
export function buildScalpSurface(head: TriangleMesh, stored: StoredScalp): AnatomicalScalp {
  const { headVertex, chart, borderDistanceMm, zoneWeights, angles, midlineTape } = stored;
  const count = headVertex.length;
  const lengths = {
    chart: [chart.length, 2],
    borderDistanceMm: [borderDistanceMm.length, 1],
    zoneWeights: [zoneWeights.length, ZONE_STRIDE],
    angles: [angles.length, 2],
  };
  for (const [name, [length, perVertex]] of Object.entries(lengths)) {
    if (length !== count * perVertex!) {
      throw new RangeError(`buildScalpSurface: ${name} must have ${count * perVertex!} numbers, got ${length}.`);
    }
  }
  const headVertexCount = head.positions.length / 3;
  if (headVertex.some((v) => v >= headVertexCount)) {
    throw new RangeError(`buildScalpSurface: headVertex must stay below the head's ${headVertexCount} vertices.`);
  }
  const { positions, triangles } = cutOut(head, headVertex);
  const mesh = { positions, triangles };
  return {
    positions,
    triangles,
    headVertex,
    chart,
    chartHalfMm: chartHalfOf(chart),
    metric: measureMetric(mesh, chart),
    borderDistanceMm,
    zoneWeights,
    areaMm2: areaAboveZero(mesh, borderDistanceMm),
    angles,
    midlineTape,
    headTriangle: headTrianglesOf(head.triangles, headVertex, headVertexCount),
  };
}

/** As `cutOut` chooses them. */
function headTrianglesOf(triangles: Uint32Array, headVertex: Uint32Array, headVertexCount: number): Uint32Array {
  const isIn = new Uint8Array(headVertexCount);
  for (const v of headVertex) isIn[v] = 1;
  const chosen: number[] = [];
  for (let t = 0; t < triangles.length / 3; t++) {
    if (isIn[triangles[3 * t]!]! & isIn[triangles[3 * t + 1]!]! & isIn[triangles[3 * t + 2]!]!) chosen.push(t);
  }
  return Uint32Array.from(chosen);
}
