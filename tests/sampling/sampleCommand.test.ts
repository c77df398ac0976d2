/** The command line, run for real. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, NodeIO } from '@gltf-transform/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TriangleMesh } from '../../src/head/HeadMesh';
import { readVertices } from '../fixtures/readVertices';
import { ellipsoidCap, square } from './meshes';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'stipple-sample-'));
const file = (name: string) => join(folder, name);

function run(...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tools/sample/sample.ts', ...args], { cwd: ROOT });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

function toObj({ positions, triangles }: TriangleMesh): string {
  const lines = ['# written by a test', 'o plate'];
  for (let i = 0; i < positions.length; i += 3) lines.push(`v ${positions[i]} ${positions[i + 1]} ${positions[i + 2]}`);
  for (let i = 0; i < triangles.length; i += 3) {
    lines.push(`f ${triangles[i]! + 1}/1/1 ${triangles[i + 1]! + 1}//2 ${triangles[i + 2]! + 1}`);
  }
  return lines.join('\r\n');
}

function toAsciiPly({ positions, triangles }: TriangleMesh): string {
  const head = `ply\nformat ascii 1.0\ncomment x\nelement vertex ${positions.length / 3}\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nelement face ${triangles.length / 3}\nproperty list uchar int vertex_indices\nend_header\n`;
  let body = '';
  for (let i = 0; i < positions.length; i += 3) body += `${positions[i]} ${positions[i + 1]} ${positions[i + 2]} 200\n`;
  for (let i = 0; i < triangles.length; i += 3) body += `3 ${triangles[i]} ${triangles[i + 1]} ${triangles[i + 2]}\n`;
  return head + body;
}

function toBinaryPly({ positions, triangles }: TriangleMesh, little: boolean): Buffer {
  const head = `ply\nformat binary_${little ? 'little' : 'big'}_endian 1.0\nelement vertex ${positions.length / 3}\nproperty double z\nproperty double y\nproperty double x\nelement face ${triangles.length / 3}\nproperty list uchar uint vertex_index\nproperty short group\nend_header\n`;
  const body = Buffer.alloc(positions.length * 8 + (triangles.length / 3) * 15);
  let at = 0;
  for (let i = 0; i < positions.length; i += 3) {
    for (const k of [2, 1, 0])
      at = little ? body.writeDoubleLE(positions[i + k]!, at) : body.writeDoubleBE(positions[i + k]!, at);
  }
  for (let i = 0; i < triangles.length; i += 3) {
    at = body.writeUInt8(3, at);
    for (let k = 0; k < 3; k++)
      at = little ? body.writeUInt32LE(triangles[i + k]!, at) : body.writeUInt32BE(triangles[i + k]!, at);
    at = little ? body.writeInt16LE(7, at) : body.writeInt16BE(7, at);
  }
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

async function toGlb({ positions, triangles }: TriangleMesh, mode?: number): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const position = document.createAccessor().setType('VEC3').setArray(positions).setBuffer(buffer);
  const indices = document.createAccessor().setType('SCALAR').setArray(triangles).setBuffer(buffer);
  const primitive = document.createPrimitive().setAttribute('POSITION', position).setIndices(indices);
  if (mode !== undefined) primitive.setMode(mode as 1);
  const mesh = document.createMesh('plate').addPrimitive(primitive);
  // in metres, lying down: placed and scaled by its node
  const node = document.createNode().setMesh(mesh).setScale([2, 2, 2]).setTranslation([5, 0, 0]);
  document.createScene().addChild(node);
  return new NodeIO().writeBinary(document);
}

describe('npm run sample', () => {
  const plate = square(50, 8);
  beforeAll(async () => {
    writeFileSync(file('plate.obj'), toObj(plate));
    writeFileSync(file('plate.ply'), toAsciiPly(plate));
    writeFileSync(file('little.ply'), toBinaryPly(plate, true));
    writeFileSync(file('big.PLY'), toBinaryPly(plate, false));
    writeFileSync(file('plate.glb'), await toGlb(plate));
    writeFileSync(file('lines.glb'), await toGlb(plate, 1));
    writeFileSync(file('cap.obj'), toObj(ellipsoidCap([78, 95, 75], -0.3, 20)));
    writeFileSync(file('empty.obj'), 'v 0 0 0\n');
    writeFileSync(file('nan.obj'), 'v 0 0 0\nv 1 0 nan\nv 0 1 0\nf 1 2 3\n');
    writeFileSync(file('quad.obj'), 'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\n');
    writeFileSync(file('lines.obj'), 'v 0 0 0\nv 1 0 0\nl 1 2\n');
    writeFileSync(file('beyond.obj'), 'v 0 0 0\nv 1 0 0\nf 1 2 3\n');
    writeFileSync(file('flat.obj'), 'v 0 0 0\nv 1 0 0\nv 2 0 0\nf 1 2 3\n');
    writeFileSync(file('quad.ply'), toAsciiPly(plate).replace(/\n3 (.*)\n3 /, '\n4 $1 1\n3 '));
    writeFileSync(file('nan.ply'), toAsciiPly(plate).replace(/\n0 0 0 200\n/, '\nnan 0 0 200\n'));
    writeFileSync(file('short.ply'), toBinaryPly(plate, true).subarray(0, -20));
    writeFileSync(file('text.ply'), 'not a mesh');
    writeFileSync(file('text.glb'), 'not a mesh');
    writeFileSync(file('mesh.stl'), 'solid');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes points in rank order and prints one line of JSON that is true of them', async () => {
    const { status, stdout, stderr } = await run(
      '--mesh',
      file('cap.obj'),
      '--density',
      '50',
      '--seed',
      '3',
      '--out',
      file('dots.ply'),
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n').length).toBe(1);
    const summary = JSON.parse(stdout);
    expect(Object.keys(summary)).toEqual(['count', 'areaMm2', 'minDistanceMm', 'ms']);
    const { count, columns } = readVertices(readFileSync(file('dots.ply')));
    expect([...columns.keys()]).toEqual(['x', 'y', 'z', 'nx', 'ny', 'nz', 'rank']);
    expect(count).toBe(summary.count);
    expect(count).toBe(Math.round((summary.areaMm2 * 50) / 645.16));
    const at = (name: string, i: number) => columns.get(name)![i]!;
    let smallest = Infinity;
    for (let i = 0; i < count; i++) {
      expect(at('rank', i)).toBeCloseTo((i + 1) / summary.areaMm2, 6);
      expect(Math.hypot(at('nx', i), at('ny', i), at('nz', i))).toBeCloseTo(1, 4);
      // an ellipsoid's normals point away from its middle
      expect(at('nx', i) * at('x', i) + at('ny', i) * at('y', i) + at('nz', i) * at('z', i)).toBeGreaterThan(0);
      for (let j = 0; j < i; j++) {
        const distance = Math.hypot(at('x', i) - at('x', j), at('y', i) - at('y', j), at('z', i) - at('z', j));
        if (distance < smallest) smallest = distance;
      }
    }
    expect(summary.minDistanceMm).toBeCloseTo(smallest, 4);
  });

  it('reads OBJ, PLY in its three kinds and GLB to the same mesh', async () => {
    const counts = await Promise.all(
      ['plate.obj', 'plate.ply', 'little.ply', 'big.PLY'].map((name) =>
        run('--mesh', file(name), '--density', '10', '--unit', 'cm2', '--out', file(`${name}.out.ply`)),
      ),
    );
    for (const { stdout } of counts) {
      expect(JSON.parse(stdout).areaMm2).toBeCloseTo(2500, 3);
      expect(JSON.parse(stdout).count).toBe(250);
    }
    const bytes = ['plate.obj', 'plate.ply', 'little.ply', 'big.PLY'].map((name) =>
      readFileSync(file(`${name}.out.ply`)),
    );
    for (const other of bytes) expect(other.equals(bytes[0]!)).toBe(true);
    // its node doubles the side; --scale makes centimetres of it
    const glb = await run('--mesh', file('plate.glb'), '--density', '0.001', '--unit', 'mm2', '--scale', '10');
    expect(JSON.parse(glb.stdout).areaMm2).toBeCloseTo(1e6, -1);
    expect(JSON.parse(glb.stdout).count).toBe(1000);
  });

  it('gives the same file for the same seed and another for another', async () => {
    const seeds = ['7', '7', '8'];
    await Promise.all(
      seeds.map((seed, i) =>
        run(
          '--mesh',
          file('plate.obj'),
          '--density',
          '1',
          '--unit',
          'mm2',
          '--seed',
          seed,
          '--out',
          file(`seed${i}.ply`),
        ),
      ),
    );
    const [first, again, other] = seeds.map((_, i) => readFileSync(file(`seed${i}.ply`)));
    expect(first!.equals(again!)).toBe(true);
    expect(first!.equals(other!)).toBe(false);
  });

  it('samples the scalp of the built-in head when no mesh is given', async () => {
    const { status, stdout } = await run('--density', '20', '--unit', 'cm2', '--out', file('scalp.ply'));
    expect(status).toBe(0);
    const { count, areaMm2 } = JSON.parse(stdout);
    expect(areaMm2).toBeGreaterThan(40_000);
    expect(areaMm2).toBeLessThan(80_000);
    expect(count).toBe(Math.round(areaMm2 * 0.2));
    expect(readVertices(readFileSync(file('scalp.ply'))).count).toBe(count);
  });

  it('explains itself', async () => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    for (const option of ['--density', '--unit', '--mesh', '--seed', '--out', '--scale', '--irregularity']) {
      expect(stdout).toContain(option);
    }
  });

  const density = ['--density', '10'];
  const mesh = (name: string) => ['--mesh', file(name), ...density];
  const refusals: [string, string[], RegExp][] = [
    ['a missing file', mesh('none.obj'), /none\.obj: no such file/],
    ['an unknown kind of file', mesh('mesh.stl'), /mesh\.stl: unknown kind of file; known are \.obj, \.ply, \.glb/],
    ['an OBJ without triangles', mesh('empty.obj'), /no triangles/],
    ['an OBJ with NaN', mesh('nan.obj'), /line 2: "nan" is no finite number/],
    ['an OBJ with quads', mesh('quad.obj'), /a face of 4 corners; triangulate/],
    ['an OBJ with lines', mesh('lines.obj'), /only triangles can be sampled/],
    ['an OBJ with a face beyond its vertices', mesh('beyond.obj'), /names vertex 3 of 2/],
    ['a mesh without area', mesh('flat.obj'), /no area|no point/],
    ['a PLY with quads', mesh('quad.ply'), /has 4 corners; triangulate/],
    ['a PLY with NaN', mesh('nan.ply'), /finite/],
    ['a PLY that is cut short', mesh('short.ply'), /ends early/],
    ['a PLY that is none', mesh('text.ply'), /no PLY header/],
    ['a GLB that is none', mesh('text.glb'), /text\.glb: /],
    ['a GLB of lines', mesh('lines.glb'), /only triangles can be sampled/],
    ['no density', ['--mesh', file('plate.obj')], /--density is required/],
    ['a density of zero', ['--mesh', file('plate.obj'), '--density', '0'], /--density must be positive/],
    ['a negative density', ['--mesh', file('plate.obj'), '--density=-3'], /--density must be positive/],
    ['a density in words', ['--mesh', file('plate.obj'), '--density', 'many'], /--density must be a number/],
    ['an unknown unit', [...mesh('plate.obj'), '--unit', 'km2'], /--unit must be in2, cm2 or mm2/],
    ['a unit from the prototype chain', [...mesh('plate.obj'), '--unit', 'constructor'], /--unit must be/],
    ['a broken seed', [...mesh('plate.obj'), '--seed', '1.5'], /--seed must be an integer/],
    ['too large a seed', [...mesh('plate.obj'), '--seed', '4294967296'], /--seed must be an integer/],
    ['an unknown option', [...mesh('plate.obj'), '--colour', 'red'], /Unknown option '--colour'/],
    ['a stray word', [...mesh('plate.obj'), 'word'], /Unexpected argument 'word'/],
    [
      'an output that cannot be written',
      [...mesh('plate.obj'), '--out', file('no/such/folder.ply')],
      /can't be written/,
    ],
    ['more points than there can be', ['--mesh', file('plate.obj'), '--density', '1e12'], /count must be an integer/],
  ];
  it('ends with status 2 and one clear line when something is wrong', async () => {
    // a few at a time: each is a process of its own
    for (let i = 0; i < refusals.length; i += 4) {
      await Promise.all(
        refusals.slice(i, i + 4).map(async ([what, args, message]) => {
          const { status, stdout, stderr } = await run(...args);
          expect([what, status, stdout]).toEqual([what, 2, '']);
          expect(stderr.trim().split('\n').length, what).toBe(1);
          expect(stderr, what).toMatch(message);
        }),
      );
    }
  });
});
