/**
 * Lays the line between the handles of the temple: in straight runs for a razored profile, as a smooth bulge for the others.
 *
 * The handles themselves, corner, hump, temporal peak and sideburn, stay where they are, and so do points that a person
 * has added.
 */
import type { AnglePoint } from './angularRegion';
import { HANDLE_INDEX, type HairlineLine, mirrorPoint, roundPoint, type Side, type SideProfile } from './hairline';

/** A control beside the straight way from one handle to the next: shares of that way along it, and outwards from it. */
type Beside = readonly [index: number, along: number, outwards: number];

interface Run {
  readonly from: number;
  readonly to: number;
  readonly controls: readonly Beside[];
}

const { corner, hump, temporalPeak, sideburn } = HANDLE_INDEX;

/** Close to the handles, so that the line turns there and nowhere else. */
const STRAIGHT: readonly Run[] = [
  { from: corner, to: hump, controls: [[5, 0.15, 0]] },
  { from: hump, to: temporalPeak, controls: [[7, 0.88, 0]] },
  {
    from: temporalPeak,
    to: sideburn,
    controls: [
      [9, 0.08, 0],
      [10, 0.9, 0],
    ],
  },
];

/** As the natural presets have it. */
const BULGED: readonly Run[] = [
  { from: corner, to: hump, controls: [[5, 0.42, 0.124]] },
  { from: hump, to: temporalPeak, controls: [[7, 0.49, 0.113]] },
  {
    from: temporalPeak,
    to: sideburn,
    controls: [
      [9, 0.237, -0.013],
      [10, 0.587, 0.016],
    ],
  },
];

export function laySideProfile(line: HairlineLine, profile: SideProfile): HairlineLine {
  const runs = profile === 'razored' ? STRAIGHT : BULGED;
  return { ...line, left: layRuns(line, 'left', runs), right: layRuns(line, 'right', runs) };
}

function layRuns(line: HairlineLine, side: Side, runs: readonly Run[]): readonly AnglePoint[] {
  const flip = (point: AnglePoint): AnglePoint => (side === 'left' ? point : mirrorPoint(point));
  const controls = [...line[side]];
  const at = (index: number) => listIndex(line.added[side], index);
  for (const { from, to, controls: between } of runs) {
    const start = flip(controls[at(from)]!);
    const end = flip(controls[at(to)]!);
    const way = [end[0] - start[0], end[1] - start[1]] as const;
    for (const [index, along, outwards] of between) {
      controls[at(index)] = flip(
        roundPoint([start[0] + along * way[0] - outwards * way[1], start[1] + along * way[1] + outwards * way[0]]),
      );
    }
  }
  return controls;
}

/** Where one of the SIDE_CONTROLS stands in a side's list, among the points that a person has added. */
function listIndex(added: readonly number[], control: number): number {
  let index = control;
  for (const place of added) if (place <= index) index++;
  return index;
}
