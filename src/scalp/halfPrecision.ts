/** Half floats, as an RGBA16F texture holds them: sign, 5 bits of exponent, 10 of fraction. */

const word = new Uint32Array(1);
const asFloat = new Float32Array(word.buffer);

/** Bits of the half nearest to a number (ties to even). Beyond ±65504 it is infinite. */
export function toHalf(value: number): number {
  asFloat[0] = value;
  const bits = word[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // from 65520 up the nearest half is infinity
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // below 2⁻¹⁴ halfs are whole multiples of 2⁻²⁴; adding 2²³ of them makes the float unit round for us
    asFloat[0] = Math.abs(Math.fround(value)) * 2 ** 24 + 2 ** 23;
    return sign | (word[0]! & 0x7ff);
  }
  const odd = (magnitude >>> 13) & 1;
  return sign | ((magnitude - 0x38000000 + 0xfff + odd) >>> 13);
}

/** The number that a half stands for. */
export function fromHalf(half: number): number {
  const exponent = (half >>> 10) & 31;
  const fraction = half & 1023;
  const sign = half & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
