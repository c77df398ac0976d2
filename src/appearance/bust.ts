/** Where the bust ends and where the scalp begins, as smooth shares at a point of the head. Head frame, mm. */

/**
 * How far the skin has faded into the backdrop: 0 on head and neck, 1 where the model is cut off.
 *
 * Two soft limits: below the collar bones, and around the neck, so that the shoulders end in a round haze from above too.
 */
export function bustFade(x: number, y: number, z: number): number {
  const below = smoothstep(-138, -212, y);
  const around = smoothstep(88, 176, Math.hypot(x, (z + 40) * 1.15)) * smoothstep(-102, -126, y);
  return 1 - (1 - below) * (1 - around);
}

/** 1 on the hair-bearing side of the plane through trichion and nape, 0 on face and neck, soft over some centimetres. */
export function scalpShare(y: number, z: number): number {
  return smoothstep(-14, 22, y - 0.75 * z - 44);
}

function smoothstep(from: number, to: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
