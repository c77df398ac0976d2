/**
 * The stored scalp on a head of another shape.
 *
 * Anatomy stays with the vertices: outline, cranial angles and the border between two zones. Lengths are measured anew:
 * tape up the midline and from the outline, so that a hairline at 70 mm lies at 70 mm on every head. The chart is solved
 * again from the neutral one, or dots would be drawn as ovals: an unchanged chart reaches an anisotropy of 1.7.
 */
import type { TriangleMesh } from '../head/HeadMesh';
import { buildAdjacency } from './adjacency';
import { type Midline, tapeAlongMidline } from './midlineTape';
import { cutOut } from './scalpOutline';
import { signedSkinDistance } from './skinDistance';
import { solveChartSteps } from './solveChart';
import type { StoredScalp } from './storedScalp';
import { measureZoneWeights } from './zones';

/**
 * 30 rounds from the neutral chart; 60 change nothing. With the neutral head's maxStretch of 1.8 a high crown on a low back
 * came to an anisotropy of 1.40, a narrow long one beyond; at 2.2 no corner of all sliders was found above 1.33, for 2 %
 * coarser texels.
 */
const CHART_OPTIONS = { rounds: 30, maxStretch: 2.2 };

/**
 * @param head Level 2 of the reshaped head.
 * @param stored Of the neutral head.
 * @param midline Found on the neutral head.
 * @returns Through `yield` the share that is done; in the end the scalp, to be laid on `head` by `buildScalpSurface`.
 */
export function* reshapeScalpSteps(
  head: TriangleMesh,
  stored: StoredScalp,
  midline: Midline,
): Generator<number, StoredScalp, void> {
  const mesh = cutOut(head, stored.headVertex);
  const adjacency = buildAdjacency(mesh.triangles, stored.headVertex.length);
  // its zero is the outline, on whatever head
  const borderDistanceMm = Float32Array.from(signedSkinDistance(mesh, adjacency, stored.borderDistanceMm));
  yield 0.1;
  const zoneWeights = measureZoneWeights(stored.angles, borderDistanceMm);
  yield 0.2;
  const solving = solveChartSteps(mesh, { ...CHART_OPTIONS, startFrom: stored.chart });
  for (;;) {
    const step = solving.next();
    if (step.done) {
      return {
        headVertex: stored.headVertex,
        chart: step.value,
        borderDistanceMm,
        zoneWeights,
        angles: stored.angles,
        midlineTape: tapeAlongMidline(head.positions, midline),
      };
    }
    yield 0.2 + 0.8 * step.value;
  }
}
