/** The scalp's part of head.bin: outline, chart, zones and angles of the neutral head. */
import type { TriangleMesh } from '../../src/head/HeadMesh';
import type { SectionArray } from '../../src/head/headFile';
import { type Landmarks, landmarkPositions } from '../../src/head/landmarks';
import { buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { type ChartReport, inspectChart } from '../../src/scalp/chartMetric';
import { describeScalp } from '../../src/scalp/describeScalp';
import { scalpSections } from '../../src/scalp/storedScalp';
import { zoneAreas } from '../../src/scalp/zones';
import { toCm2 } from '../../src/units';

/** What a chart must keep to, or dots are no longer round and grain no longer even. */
const BARS = { maxAnisotropy: 1.35, meanMmPerTexel: 0.08 };

/**
 * @param skin Level 2 of the neutral head.
 * @param earMask 0 to 255, one byte for each of its vertices.
 * @returns Sections by name, ready for `packHeadFile`.
 * @throws {Error} If the chart misses its bars.
 */
export function scalpData(
  skin: TriangleMesh,
  landmarks: Landmarks,
  earMask: Uint8Array,
  log: (what: string) => void = () => {},
): Map<string, SectionArray> {
  const stored = describeScalp(skin, landmarkPositions(landmarks, skin.positions), earMask);
  const surface = buildScalpSurface(skin, stored);
  const report = inspectChart(surface);
  log(
    `scalp: ${surface.headVertex.length} vertices, ${toCm2(surface.areaMm2).toFixed(1)} cm²; chart ${asText(report)}`,
  );
  for (const [zone, area] of Object.entries(zoneAreas(surface))) log(`  ${zone} ${toCm2(area).toFixed(1)} cm²`);
  if (
    report.flippedCount > 0 ||
    report.maxAnisotropy > BARS.maxAnisotropy ||
    report.meanMmPerTexel > BARS.meanMmPerTexel
  ) {
    throw new Error('scalpData: the chart must have no flips and keep to its bars.');
  }
  return new Map(scalpSections(stored));
}

function asText(report: ChartReport): string {
  return Object.entries(report)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(4)}`)
    .join(', ');
}
