import { describe, expect, it } from 'vitest';
import { areaAboveZero, integrateAboveZero } from '../../src/scalp/area';
import { randomNumbers, sphere, square } from './meshes';

describe('areaAboveZero', () => {
  it('cuts a half-plane out of a square exactly', () => {
    const mesh = square(10, 7);
    for (const [a, b, c] of [
      [1, 0, -3.3],
      [0.6, 0.8, -6],
      [-1, 1, 0.4],
    ] as const) {
      const field = Float64Array.from(
        { length: mesh.positions.length / 3 },
        (_, v) => a * mesh.positions[3 * v]! + b * mesh.positions[3 * v + 1]! + c,
      );
      expect(areaAboveZero(mesh, field)).toBeCloseTo(halfPlaneArea(10, a, b, c), 4);
    }
  });

  it('gives above and below together the whole, whatever the field', () => {
    const mesh = sphere(20, 8);
    const random = randomNumbers(3);
    const field = Float64Array.from({ length: mesh.positions.length / 3 }, () => random() - 0.5);
    const whole = areaAboveZero(
      mesh,
      field.map(() => 1),
    );
    expect(
      areaAboveZero(mesh, field) +
        areaAboveZero(
          mesh,
          field.map((f) => -f),
        ),
    ).toBeCloseTo(whole, 6);
  });

  it("comes within 0.2 % of a spherical cap's area", () => {
    const mesh = sphere(97, 40);
    const field = Float64Array.from({ length: mesh.positions.length / 3 }, (_, v) => mesh.positions[3 * v + 1]! - 20);
    expect(areaAboveZero(mesh, field) / (2 * Math.PI * 97 * 77)).toBeCloseTo(1, 2.4);
  });
});

describe('integrateAboveZero', () => {
  it('integrates linear weights exactly over a cut square', () => {
    const mesh = square(10, 6);
    const vertexCount = mesh.positions.length / 3;
    const field = Float64Array.from({ length: vertexCount }, (_, v) => mesh.positions[3 * v]! - 2.7);
    const weights = new Float64Array(3 * vertexCount);
    for (let v = 0; v < vertexCount; v++) weights.set([1, mesh.positions[3 * v]!, mesh.positions[3 * v + 1]!], 3 * v);
    const [one, x, y] = integrateAboveZero(mesh, field, weights, 3);
    expect(one).toBeCloseTo(73, 4);
    expect(x).toBeCloseTo((10 * (100 - 2.7 ** 2)) / 2, 3);
    expect(y).toBeCloseTo(7.3 * 50, 3);
  });

  it('skips what lies between the weights of two vertices', () => {
    const mesh = square(1, 1);
    const field = new Float64Array(4).fill(1);
    expect(integrateAboveZero(mesh, field, Float64Array.of(1, 99, 1, 99, 1, 99, 1, 99), 1, 2)[0]).toBeCloseTo(1, 6);
  });
});

/** Area of { a x + b y + c > 0 } in the square [0, side]², by clipping its outline. */
function halfPlaneArea(side: number, a: number, b: number, c: number): number {
  const corners = [
    [0, 0],
    [side, 0],
    [side, side],
    [0, side],
  ] as const;
  const kept: [number, number][] = [];
  corners.forEach(([x, y], i) => {
    const [nx, ny] = corners[(i + 1) % 4]!;
    const f = a * x + b * y + c;
    const g = a * nx + b * ny + c;
    if (f > 0) kept.push([x, y]);
    if (f > 0 !== g > 0) kept.push([x + ((nx - x) * f) / (f - g), y + ((ny - y) * f) / (f - g)]);
  });
  return kept.reduce((sum, [x, y], i) => {
    const [nx, ny] = kept[(i + 1) % kept.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}
