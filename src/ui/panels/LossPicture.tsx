import type { LossPatternId } from '../../scalp/lossPattern';
import { SKETCH_WIDTH, sketchLoss } from '../../scalp/lossSketch';

/** Strengths of a dot: nothing, faint, half, whole. */
const STEPS = 4;

/** At the widest of the skull, on either side. */
const EAR = (side: 1 | -1) =>
  `M${side * (SKETCH_WIDTH - 0.02)}-.12q${side * 0.13}-.02 ${side * 0.11} .12t${side * -0.11} .13z`;

/** A pattern from above, face down as in the view from the top, drawn by the lines of the pattern itself. */
export function LossPicture({ pattern }: { readonly pattern: LossPatternId }) {
  const { dots, shares } = sketchLoss(pattern);
  const paths = Array.from({ length: STEPS }, () => '');
  dots.forEach(({ x, y }, i) => {
    const step = Math.round(shares[i]! * STEPS);
    if (step > 0) paths[step - 1] += `M${x.toFixed(3)} ${y.toFixed(3)}h0`;
  });
  return (
    <svg className="loss-picture" viewBox="-1.02 -1.06 2.04 2.2" aria-hidden>
      <g transform="scale(1 -1)">
        <path className="loss-skull" d="M-.12-.96L0-1.1.12-.96Z" />
        <path className="loss-skull" d={`${EAR(-1)}${EAR(1)}`} />
        <ellipse className="loss-skull" rx={SKETCH_WIDTH} ry="1" />
        {paths.map((d, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name
          <path key={step} className="loss-hair" d={d} opacity={(step + 1) / STEPS} />
        ))}
      </g>
    </svg>
  );
}
