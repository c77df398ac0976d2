import { describe, expect, it } from 'vitest';
import { createHeadBuilder, headMeshTransferables } from '../../src/head/buildHead';
import type { HeadMesh } from '../../src/head/HeadMesh';
import { asset, builder, neutral, worstAsymmetry } from './headAsset';

const LEVELS = [
  ['level 1', neutral.level1, 18_351],
  ['level 2', neutral.level2, 73_261],
] as const;

describe.each(LEVELS)('the neutral head at %s', (_, mesh, vertexCount) => {
  it('has the contract’s sizes', () => {
    expect(mesh.positions.length).toBe(vertexCount * 3);
    expect(mesh.normals.length).toBe(vertexCount * 3);
    expect(mesh.ambientOcclusion.length).toBe(vertexCount);
    expect(mesh.earMask.length).toBe(vertexCount);
    expect(mesh.faceColour.length).toBe(vertexCount * 3);
    expect(mesh.triangles.every((v) => v < vertexCount)).toBe(true);
  });

  it('has finite positions and unit normals', () => {
    expect(mesh.positions.every(Number.isFinite)).toBe(true);
    let worst = 0;
    for (let v = 0; v < vertexCount; v++) {
      worst = Math.max(worst, Math.abs(Math.hypot(...mesh.normals.subarray(v * 3, v * 3 + 3)) - 1));
    }
    expect(worst).toBeLessThan(1e-5);
  });

  it('is mirror symmetric', () => {
    expect(worstAsymmetry(mesh.positions)).toBeLessThan(1e-3);
  });

  it('has one border, round neck and shoulders: no hole above', () => {
    const border = borderVertices(mesh);
    expect(border.size).toBeGreaterThan(50);
    for (const v of border) expect(mesh.positions[v * 3 + 1]).toBeLessThan(-95);
  });

  it('joins any two triangles with opposite edges: no flipped triangle, no edge shared by three', () => {
    const directed = new Float64Array(mesh.triangles.length);
    for (let c = 0; c < directed.length; c++) {
      const next = c % 3 === 2 ? c - 2 : c + 1;
      directed[c] = mesh.triangles[c]! * vertexCount + mesh.triangles[next]!;
    }
    directed.sort();
    for (let c = 1; c < directed.length; c++)
      if (directed[c] === directed[c - 1]) expect.fail(`edge ${directed[c]} twice`);
  });

  it('faces outwards over the scalp, and curves nowhere tighter than a ball of 3 cm', () => {
    for (let t = 0; t < mesh.triangles.length; t += 3) {
      const [a, b, c] = mesh.triangles.subarray(t, t + 3) as unknown as [number, number, number];
      if ([a, b, c].some((v) => mesh.positions[v * 3 + 1]! < 90)) continue;
      for (const v of [a, b, c]) {
        const outward = [0, 1, 2].reduce(
          (sum, k) => sum + mesh.normals[v * 3 + k]! * (mesh.positions[v * 3 + k]! - (k === 1 ? 35 : 0)),
          0,
        );
        expect(outward).toBeGreaterThan(0);
      }
      const turn = Math.acos(
        Math.min(
          1,
          [0, 1, 2].reduce((s, k) => s + mesh.normals[a * 3 + k]! * mesh.normals[b * 3 + k]!, 0),
        ),
      );
      const apart = Math.hypot(...[0, 1, 2].map((k) => mesh.positions[a * 3 + k]! - mesh.positions[b * 3 + k]!));
      expect(turn / apart).toBeLessThan(1 / 30);
    }
  });

  it('has no face colour on the scalp and some on the lips', () => {
    let lips = 0;
    for (let v = 0; v < vertexCount; v++) {
      const [x, y, z] = mesh.positions.subarray(v * 3, v * 3 + 3) as unknown as [number, number, number];
      const strongest = Math.max(...mesh.faceColour.subarray(v * 3, v * 3 + 3).map(Math.abs));
      if (y > 100 || (z < -40 && y > 0)) expect(strongest).toBe(0);
      if (Math.abs(x) < 12 && y > -62 && y < -40 && z > 95) lips = Math.max(lips, strongest);
    }
    expect(lips).toBeGreaterThan(10);
  });

  it('marks the ears and nothing else as ears', () => {
    for (let v = 0; v < vertexCount; v++) {
      const [x, y, z] = mesh.positions.subarray(v * 3, v * 3 + 3) as unknown as [number, number, number];
      const near = Math.abs(x) > 45 && Math.abs(y) < 60 && z > -55 && z < 35;
      if (mesh.earMask[v]! > 0) expect(near).toBe(true);
    }
    expect(mesh.earMask.filter((m) => m === 255).length).toBeGreaterThan(vertexCount * 0.03);
  });

  it('is open to the sky on the crown, hidden in the mouth', () => {
    let top = 0;
    for (let v = 0; v < vertexCount; v++) if (mesh.positions[v * 3 + 1]! > mesh.positions[top * 3 + 1]!) top = v;
    expect(mesh.ambientOcclusion[top]).toBeGreaterThan(245);
    // the middle of the mouth cavity, behind the lips
    let dark = 255;
    for (let v = 0; v < vertexCount; v++) {
      const [x, y, z] = mesh.positions.subarray(v * 3, v * 3 + 3) as unknown as [number, number, number];
      if (Math.abs(x) < 15 && y > -75 && y < -35 && z > 40 && z < 75) dark = Math.min(dark, mesh.ambientOcclusion[v]!);
    }
    expect(dark).toBeLessThan(12);
  });
});

describe('createHeadBuilder', () => {
  it('gives level 1 with its parts before it works on level 2', () => {
    const steps = createHeadBuilder(asset).steps();
    const first = steps.next().value;
    expect(first?.kind).toBe('level1');
    expect(first?.kind === 'level1' && first.parts.eyes).toHaveLength(2);
    expect(steps.next().value?.kind).toBe('level2');
    expect(steps.next().done).toBe(true);
  });

  it('reports progress that only grows and ends at 1', () => {
    const progress: number[] = [];
    createHeadBuilder(asset).build({}, (done) => progress.push(done));
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('builds the same bytes again, after other weights and after its buffers went elsewhere', () => {
    const first = builder.build();
    builder.build({ 'head-round': 1 });
    const copy = structuredClone(first.level2, { transfer: headMeshTransferables(first.level2) });
    const again = builder.build().level2;
    for (const name of ['positions', 'triangles', 'normals', 'ambientOcclusion', 'faceColour', 'earMask'] as const) {
      expect(Buffer.from(again[name].buffer).equals(Buffer.from(copy[name].buffer)), name).toBe(true);
    }
  });
});

function borderVertices(mesh: HeadMesh): Set<number> {
  const count = mesh.positions.length / 3;
  const open = new Set<number>();
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = mesh.triangles[t + k]!;
      const b = mesh.triangles[t + ((k + 1) % 3)]!;
      if (!open.delete(b * count + a)) open.add(a * count + b);
    }
  }
  return new Set([...open].flatMap((edge) => [Math.floor(edge / count), edge % count]));
}
