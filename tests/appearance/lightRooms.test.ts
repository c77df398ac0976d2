/** The life of a light's room, with the rendering of it left out: that takes a GPU. */
import { Color, PerspectiveCamera, Scene, type WebGLRenderer, WebGLRenderTarget } from 'three';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Backdrop } from '../../src/appearance/Backdrop';
import { LIGHT_PRESETS, LIGHTS } from '../../src/appearance/lightPresets';
import { StudioLight } from '../../src/appearance/StudioLight';
import { degrees } from '../../src/units';

const rooms: { target: WebGLRenderTarget; freed: number }[] = [];
vi.mock('../../src/appearance/roomEnvironment', () => ({
  createRoomEnvironment: () => {
    const room = { target: new WebGLRenderTarget(1, 1), freed: 0 };
    room.target.addEventListener('dispose', () => room.freed++);
    rooms.push(room);
    return room.target;
  },
}));

const renderer = {} as WebGLRenderer;
beforeEach(() => {
  rooms.length = 0;
});

describe('the room of a light', () => {
  test('takes the place of the one before, which is freed', () => {
    const light = new StudioLight();
    const scene = new Scene();
    for (const preset of LIGHT_PRESETS) {
      light.setPreset(preset);
      light.illuminate(renderer, scene);
      expect(scene.environment).toBe(rooms.at(-1)!.target.texture);
      expect(scene.environmentIntensity).toBe(LIGHTS[preset].room.intensity);
    }
    expect(rooms.map(({ freed }) => freed)).toEqual([1, 1, 1, 1, 0]);
    light.dispose();
    expect(rooms.map(({ freed }) => freed)).toEqual([1, 1, 1, 1, 1]);
    expect(scene.environment).toBeNull();
  });

  test('is only rotated while the light is turned', () => {
    const light = new StudioLight();
    const scene = new Scene();
    const camera = new PerspectiveCamera();
    light.illuminate(renderer, scene);
    const { environment } = scene;
    for (let turn = -180; turn <= 180; turn += 5) {
      light.setTurn(degrees(turn));
      light.follow(camera, scene);
    }
    expect(rooms).toHaveLength(1);
    expect(rooms[0]!.freed).toBe(0);
    expect(scene.environment).toBe(environment);
    light.dispose();
  });

  test('comes back turned as it was after a lost context', () => {
    const light = new StudioLight();
    const scene = new Scene();
    light.setPreset('sun');
    light.setTurn(degrees(60));
    light.illuminate(renderer, scene);
    light.follow(new PerspectiveCamera(), scene);
    light.key.shadow.needsUpdate = false;
    light.illuminate(renderer, scene);
    expect(rooms).toHaveLength(2);
    expect(scene.environmentRotation.y).toBeCloseTo(Math.PI / 3);
    expect(light.key.shadow.needsUpdate).toBe(true);
    light.dispose();
  });
});

test('the wall takes the colour of the light, whichever comes first', () => {
  const tint = new Color('#ead6bc');
  const before = new Backdrop('light');
  before.setTint(tint);
  before.setVariant('dark');
  const after = new Backdrop('dark');
  after.setTint(tint);
  const white = new Backdrop('dark');
  expect(before.uniforms.backdropLit.value).toEqual(after.uniforms.backdropLit.value);
  const { r, b } = before.uniforms.backdropLit.value;
  const plain = white.uniforms.backdropLit.value;
  expect(r / b).toBeGreaterThan(plain.r / plain.b);
  for (const backdrop of [before, after, white]) backdrop.dispose();
});
