import { type BufferAttribute, type BufferGeometry, type Material, Mesh, type Texture } from 'three';
import { describe, expect, test, vi } from 'vitest';
import { Backdrop } from '../../src/appearance/Backdrop';
import { HeadScene } from '../../src/appearance/HeadScene';
import { SkinTextures } from '../../src/appearance/SkinTextures';
import { StudioLight } from '../../src/appearance/StudioLight';
import { createEyeball } from '../../src/head/eyeball';
import type { HeadMesh } from '../../src/head/HeadMesh';
import type { HairMesh } from '../../src/head/hairFibres';
import type { Eye, HeadParts } from '../../src/head/headParts';
import { PigmentLayer } from '../../src/pigment/PigmentLayer';
import { emptyPigmentAttributes } from '../../src/pigment/pigmentAttributes';
import { StubbleLayer } from '../../src/pigment/StubbleLayer';

/** Four vertices, one of them far below the bust's fade. */
function tetrahedron(level: 1 | 2): HeadMesh {
  return {
    level,
    positions: new Float32Array([0, 100, 0, 50, 0, 0, 0, 0, 80, 0, -240, 0]),
    triangles: new Uint32Array([0, 1, 2, 1, 2, 3, 3, 3, 3]),
    normals: new Float32Array(12).fill(0.577),
    ambientOcclusion: new Uint8Array([255, 128, 64, 0]),
    faceColour: new Int8Array(12),
    earMask: new Uint8Array(4),
  };
}

function eye(x: number): Eye {
  const ball = createEyeball([x, 20, 70], 12, 5.8, 0.1);
  const count = ball.positions.length / 3;
  return {
    ...ball,
    centre: [x, 20, 70],
    radiusMm: 12,
    irisRadiusMm: 5.8,
    gaze: [0, -0.1, 0.995],
    ambientOcclusion: new Uint8Array(count),
  };
}

function hair(): HairMesh {
  return {
    positions: new Float32Array(9),
    triangles: new Uint32Array([0, 1, 2]),
    normals: new Float32Array(9),
    halfWidthMm: new Float32Array(3),
    along: new Uint8Array(3),
    shade: new Uint8Array(3),
  };
}

const parts = (): HeadParts => ({ eyes: [eye(-31), eye(31)], brows: hair(), lashes: hair() });

const textures = new SkinTextures();

/** Everything with a `dispose` event that hangs in the scene. */
function gpuOwners(scene: HeadScene): Set<BufferGeometry | Material | Texture> {
  const owners = new Set<BufferGeometry | Material | Texture>();
  scene.root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    owners.add(object.geometry);
    owners.add(object.material);
  });
  return owners;
}

function countDisposals(owners: Iterable<BufferGeometry | Material | Texture>): Map<object, number> {
  const counts = new Map<object, number>();
  for (const owner of owners) {
    counts.set(owner, 0);
    const count = () => counts.set(owner, counts.get(owner)! + 1);
    // the three types share the event, but TypeScript can't call a union's method
    (owner as Material).addEventListener('dispose', count);
  }
  return counts;
}

describe('HeadScene', () => {
  test('disposes every geometry and material that it drew', () => {
    const scene = new HeadScene({ pigmentLayer: new PigmentLayer(), textures });
    scene.setHead(tetrahedron(1), null, parts());
    scene.setHead(tetrahedron(2), emptyPigmentAttributes(4), null);
    const counts = countDisposals(gpuOwners(scene));
    expect(counts.size).toBeGreaterThanOrEqual(11);
    scene.dispose();
    for (const [owner, count] of counts) expect(count, (owner as Material).name || owner.constructor.name).toBe(1);
  });

  test('frees what a finer level replaces, keeps the material, and goes on casting level 1', () => {
    const scene = new HeadScene({ textures });
    scene.setHead(tetrahedron(1), null, parts());
    const head = scene.root.getObjectByName('head') as Mesh;
    const caster = scene.root.getObjectByName('shadowCaster') as Mesh;
    const { geometry, material } = head;
    const freed = vi.fn();
    geometry.addEventListener('dispose', freed);
    scene.setHead(tetrahedron(2), null, null);
    expect(head.material).toBe(material);
    expect(head.geometry).not.toBe(geometry);
    expect(caster.geometry).toBe(geometry);
    expect(freed).not.toHaveBeenCalled();
    scene.setHead(tetrahedron(1), null, parts());
    expect(freed).toHaveBeenCalledTimes(1);
    scene.dispose();
  });

  test('moves the vertices of skin and caster for another shape, and makes nothing anew', () => {
    const scene = new HeadScene({ textures });
    const fine = tetrahedron(2);
    scene.setHead(tetrahedron(1), null, parts());
    scene.setHead(fine, null, null);
    const before = gpuOwners(scene);
    const positions = fine.positions.map((value) => value * 1.1);
    const shaped = { ...fine, positions, normals: fine.normals.slice() };
    scene.setHead(shaped, null, null);
    expect(gpuOwners(scene)).toEqual(before);
    for (const name of ['head', 'shadowCaster']) {
      const attribute = (scene.root.getObjectByName(name) as Mesh).geometry.getAttribute('position');
      expect(attribute.array, name).toEqual(positions);
      expect((attribute as BufferAttribute).version, name).toBe(1);
    }
    scene.dispose();
  });

  test('makes nothing anew for the same head', () => {
    const scene = new HeadScene({ textures });
    const mesh = tetrahedron(1);
    const pieces = parts();
    scene.setHead(mesh, null, pieces);
    const before = gpuOwners(scene);
    scene.setHead(mesh, null, pieces);
    expect(gpuOwners(scene)).toEqual(before);
    scene.dispose();
  });

  test('can show a head again after dispose, as strict mode asks', () => {
    const scene = new HeadScene({ textures });
    scene.setHead(tetrahedron(1), null, parts());
    const before = scene.root.children.map(({ name }) => name);
    scene.dispose();
    scene.setHead(tetrahedron(1), null, parts());
    expect(scene.root.children.map(({ name }) => name)).toEqual(before);
    expect((scene.root.getObjectByName('head') as Mesh).geometry.index?.count).toBe(6);
    scene.dispose();
  });

  test('leaves textures and pigment that it borrowed alone', () => {
    const layer = new PigmentLayer();
    const grid = layer.uniforms.uPigmentGrid.value;
    const counts = countDisposals([textures.colour, textures.relief, grid]);
    new HeadScene({ pigmentLayer: layer, textures }).dispose();
    for (const count of counts.values()) expect(count).toBe(0);
  });

  test('draws the stubble that it borrowed, and leaves it alone', () => {
    const layer = new StubbleLayer();
    const scene = new HeadScene({ pigmentLayer: new PigmentLayer(), stubbleLayer: layer, textures });
    const mesh = scene.root.getObjectByName('stubble') as Mesh;
    expect(mesh.geometry).toBe(layer.geometry);
    expect(mesh.material).toBe(layer.material);
    const counts = countDisposals([layer.geometry, layer.material, layer.uniforms.uStubbleHairs.value]);
    scene.dispose();
    expect([...counts.values()]).toEqual([0, 0, 0]);
    layer.dispose();
    expect([...counts.values()]).toEqual([1, 1, 1]);
  });

  test('leaves out triangles that have wholly faded into the backdrop', () => {
    const scene = new HeadScene({ textures });
    scene.setHead(tetrahedron(1), null, null);
    const head = scene.root.getObjectByName('head') as Mesh;
    expect(head.geometry.index?.count).toBe(6);
    scene.dispose();
  });
});

test('SkinTextures disposes both tiles', () => {
  const own = new SkinTextures();
  const counts = countDisposals([own.colour, own.relief]);
  own.dispose();
  expect([...counts.values()]).toEqual([1, 1]);
});

test('Backdrop disposes its triangle and material', () => {
  const backdrop = new Backdrop('dark');
  const counts = countDisposals([backdrop.mesh.geometry, backdrop.mesh.material]);
  backdrop.dispose();
  expect([...counts.values()]).toEqual([1, 1]);
});

test('StudioLight disposes its lights, with or without a room', () => {
  const light = new StudioLight();
  const freed = vi.fn();
  light.key.addEventListener('dispose', freed);
  light.dispose();
  expect(freed).toHaveBeenCalledTimes(1);
});
