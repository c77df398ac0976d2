import { describe, expect, test } from 'vitest';
import { bakeSkinTexels, SKIN_TEXTURE_SIZE } from '../../src/appearance/skinTexels';

const SIZE = SKIN_TEXTURE_SIZE;
const baked = bakeSkinTexels(1);
const at = (texels: Uint8Array, x: number, y: number, channel: number) =>
  texels[4 * ((y % SIZE) * SIZE + (x % SIZE)) + channel]!;

/** Root mean square difference between column x and its right neighbour, and between row x and the one above. */
function steps(texels: Uint8Array, channel: number, x: number): [number, number] {
  let across = 0;
  let up = 0;
  for (let i = 0; i < SIZE; i++) {
    across += (at(texels, x, i, channel) - at(texels, x + 1, i, channel)) ** 2;
    up += (at(texels, i, x, channel) - at(texels, i, x + 1, channel)) ** 2;
  }
  return [Math.sqrt(across / SIZE), Math.sqrt(up / SIZE)];
}

describe('bakeSkinTexels', () => {
  const channels = [
    ['melanin', baked.colour, 0],
    ['blood', baked.colour, 1],
    ['freckles and veins', baked.colour, 2],
    ['sun spots', baked.colour, 3],
    ['slope x', baked.relief, 0],
    ['slope y', baked.relief, 1],
    ['height', baked.relief, 2],
  ] as const;

  test.each(channels)('%s runs on over the edge of the tile without a seam', (_, texels, channel) => {
    // the step over the seam is one of the tile's ordinary steps
    const inside: number[] = [];
    for (let x = 0; x < SIZE - 1; x += 5) inside.push(...steps(texels, channel, x));
    const widest = Math.max(...inside);
    for (const step of steps(texels, channel, SIZE - 1)) expect(step).toBeLessThanOrEqual(widest * 1.05);
  });

  test.each(channels.filter(([name]) => name !== 'sun spots'))('%s varies about the middle', (_, texels, channel) => {
    let sum = 0;
    let squares = 0;
    for (let i = channel; i < texels.length; i += 4) {
      sum += texels[i]!;
      squares += texels[i]! ** 2;
    }
    const mean = sum / (SIZE * SIZE);
    expect(Math.abs(mean - 128)).toBeLessThan(40);
    expect(Math.sqrt(squares / (SIZE * SIZE) - mean * mean)).toBeGreaterThan(8);
  });

  test('slopes have no mean, or the skin would lean', () => {
    for (const channel of [0, 1]) {
      let sum = 0;
      for (let i = channel; i < baked.relief.length; i += 4) sum += baked.relief[i]! - 128;
      expect(Math.abs(sum / (SIZE * SIZE))).toBeLessThan(0.5);
    }
  });

  const share = (texels: Uint8Array, channel: number, is: (texel: number) => boolean) => {
    let covered = 0;
    for (let i = channel; i < texels.length; i += 4) covered += is(texels[i]!) ? 1 : 0;
    return covered / (SIZE * SIZE);
  };

  test.each([
    ['freckles', baked.colour, 2, (texel: number) => texel > 148, 0.0005, 0.05],
    ['veins', baked.colour, 2, (texel: number) => texel < 88, 0.01, 0.2],
    ['sun spots', baked.colour, 3, (texel: number) => texel > 60, 0.005, 0.12],
    ['pores', baked.relief, 3, (texel: number) => texel > 40, 0.005, 0.2],
  ] as const)('%s cover little', (_, texels, channel, is, least, most) => {
    expect(share(texels, channel, is)).toBeGreaterThan(least);
    expect(share(texels, channel, is)).toBeLessThan(most);
  });

  test('sun spots come one after another', () => {
    const come = [0.95, 0.8, 0.6, 0.4, 0.2].map((from) => share(baked.colour, 3, (texel) => texel > 255 * from));
    expect(come[0]).toBeLessThan(0.002);
    for (let i = 1; i < come.length; i++) expect(come[i]).toBeGreaterThan(come[i - 1]!);
  });

  test('the same seed gives the same bytes, another seed others', () => {
    const again = bakeSkinTexels(1);
    expect(Buffer.from(again.colour).equals(Buffer.from(baked.colour))).toBe(true);
    expect(Buffer.from(again.relief).equals(Buffer.from(baked.relief))).toBe(true);
    expect(Buffer.from(bakeSkinTexels(2).colour).equals(Buffer.from(baked.colour))).toBe(false);
  });

  test.each([-1, 0.5, 2 ** 32, Number.NaN])('refuses seed %s', (seed) => {
    expect(() => bakeSkinTexels(seed)).toThrow(RangeError);
  });
});
