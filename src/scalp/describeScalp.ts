/** From the neutral head to all that the asset stores about its scalp: outline, chart, zones, angles. Takes seconds. */

import type { TriangleMesh } from '../head/HeadMesh';
import type { Point } from '../head/landmarks';
import { measureMidlineTape } from './midlineTape';
import { cutScalpPatch } from './scalpOutline';
import { type ChartOptions, solveChart } from './solveChart';
import type { StoredScalp } from './storedScalp';
import { measureZoneWeights } from './zones';

/**
 * @param head Level 2 of the neutral head, symmetric, mm.
 * @param landmarks Positions on it.
 * @param earMask 255 on the ears, one byte a vertex.
 */
export function describeScalp(
  head: TriangleMesh,
  landmarks: { readonly glabella: Point; readonly opisthocranion: Point },
  earMask: Uint8Array,
  chartOptions: Partial<ChartOptions> = {},
): StoredScalp {
  const { headVertex, mesh, borderDistanceMm, angles } = cutScalpPatch(head, landmarks, earMask);
  return {
    headVertex,
    chart: solveChart(mesh, chartOptions),
    borderDistanceMm,
    zoneWeights: measureZoneWeights(angles, borderDistanceMm),
    angles,
    midlineTape: measureMidlineTape(head.positions, landmarks),
  };
}
