/**
 * A loss pattern as a small picture from above: dots of hair on a mean skull, by the very lines that the head is drawn with.
 */
import { type LossGround, lossFieldOn, MM_PER_DEGREE, shareAt } from './lossFields';
import type { LossPatternId } from './lossPattern';

/** A place where a hair may be drawn; the face looks up, the skull is 2 long from -1 to 1. */
interface SketchDot {
  readonly x: number;
  readonly y: number;
}

export interface LossSketch {
  readonly dots: readonly SketchDot[];
  /** Share of untouched hair at each dot. */
  readonly shares: readonly number[];
}

/** Half the skull's width over half its length. */
export const SKETCH_WIDTH = 0.78;
const DOT_GAP = 0.098;
/** The brow, which the outline of the skull seen from above begins with; hair begins behind it. */
const FOREHEAD_ELEVATION = 36;
/** Tape 65 mm above the glabella ends here, and then so many mm a degree, on the neutral head. */
const TAPE = { mm: 65, elevation: 41.3, mmPerDegree: 1.757 };

const { dots, ground } = layOut();
const sketches = new Map<LossPatternId, LossSketch>();

export function sketchLoss(id: LossPatternId): LossSketch {
  let sketch = sketches.get(id);
  if (!sketch) {
    const field = lossFieldOn(ground, id);
    sketch = { dots, shares: dots.map((_, i) => shareAt(field, field.keptMm[i]!)) };
    sketches.set(id, sketch);
  }
  return sketch;
}

/** Dots in rows, every second one shifted, over the hair-bearing part of the skull. */
function layOut(): { dots: SketchDot[]; ground: LossGround } {
  const dots: SketchDot[] = [];
  const angles: [number, number][] = [];
  const rows = Math.floor(1 / (DOT_GAP * 0.866));
  for (let row = -rows; row <= rows; row++) {
    for (let column = -12; column <= 12; column++) {
      const x = (column + (row % 2 === 0 ? 0 : 0.5)) * DOT_GAP;
      const y = row * DOT_GAP * 0.866;
      const [side, ahead] = [x / SKETCH_WIDTH, -y];
      const flat = side * side + ahead * ahead;
      if (flat > 0.95) continue;
      const elevation = (Math.asin(Math.sqrt(1 - flat)) * 180) / Math.PI;
      const azimuth = (Math.atan2(side, ahead) * 180) / Math.PI;
      // the temples' edge runs back and down from the forehead
      const isFace = Math.abs(azimuth) < 62 && elevation < FOREHEAD_ELEVATION + 5 * (1 - Math.abs(azimuth) / 62);
      if (isFace) continue;
      dots.push({ x, y });
      angles.push([azimuth, elevation]);
    }
  }
  const ground: LossGround = {
    angles,
    elevationAt: (tapeMm) => TAPE.elevation + (tapeMm - TAPE.mm) / TAPE.mmPerDegree,
    // a sphere has no need of a tape
    measure: (_name, field) => Float64Array.from(angles, (_, i) => field(i) * MM_PER_DEGREE),
  };
  return { dots, ground };
}
