/**
 * Rounds the earlobes, whose lower edge stands out flat in MakeHuman's ears and looks cut off from in front: the outer
 * corner is drawn up and in.
 *
 * @param neutral Cage positions of the neutral head, mm.
 * @param ear Ear weights of the cage, 0 to 1.
 * @returns What to add to the cage positions of any shape, so that morphs are untouched.
 */
export function roundEarlobes(neutral: Float64Array, ear: Float64Array): Float64Array {
  const shift = new Float64Array(neutral.length);
  let lowest = 0;
  let outermost = 0;
  ear.forEach((weight, v) => {
    if (weight < 1) return;
    lowest = Math.min(lowest, neutral[v * 3 + 1]!);
  });
  ear.forEach((weight, v) => {
    if (weight === 1 && neutral[v * 3 + 1]! < lowest + LOBE_MM)
      outermost = Math.max(outermost, Math.abs(neutral[v * 3]!));
  });
  ear.forEach((weight, v) => {
    const x = neutral[v * 3]!;
    const low = smoothstep(lowest + LOBE_MM * 1.4, lowest, neutral[v * 3 + 1]!);
    const out = smoothstep(outermost - CORNER_MM, outermost, Math.abs(x));
    shift[v * 3] = -Math.sign(x) * IN_MM * weight * low * out;
    shift[v * 3 + 1] = UP_MM * weight * low * out;
  });
  return shift;
}

/** Height of the lobe, and width of the corner that is rounded. */
const LOBE_MM = 13;
const CORNER_MM = 10;
const UP_MM = 5.5;
const IN_MM = 2.5;

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
