import type { LossPatternId } from '../../scalp/lossPattern';
import { SKETCH_WIDTH, sketchLoss } from '../../scalp/lossSketch';

/** Strengths of a dot: nothing, faint, half, whole. */
const STEPS = 4;

/** A pattern from above, face up, drawn by the lines of the pattern itself. */
export function LossPicture({ pattern }: { readonly pattern: LossPatternId }) {
  const { dots, shares } = sketchLoss(pattern);
  const paths = Array.from({ length: STEPS }, () => '');
  dots.forEach(({ x, y }, i) => {
    const step = Math.round(shares[i]! * STEPS);
    if (step > 0) paths[step - 1] += `M${x.toFixed(3)} ${y.toFixed(3)}h0`;
  });
  return (
    <svg className="loss-picture" viewBox="-1.02 -1.14 2.04 2.2" aria-hidden>
      <path className="loss-skull" d={`M-.12-.96L0-1.1.12-.96Z`} />
      <ellipse className="loss-skull" rx={SKETCH_WIDTH} ry="1" />
      <path
        className="loss-skull"
        d={`M${-SKETCH_WIDTH}-.12q-.11-.02-.1.12 .02.13.1.13zM${SKETCH_WIDTH}-.12q.11-.02.1.12-.02.13-.1.13z`}
      />
      {paths.map((d, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name
        <path key={step} className="loss-hair" d={d} opacity={(step + 1) / STEPS} />
      ))}
    </svg>
  );
}
