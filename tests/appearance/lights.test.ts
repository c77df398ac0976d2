import { Color, PerspectiveCamera, Scene, Texture } from 'three';
import { describe, expect, test } from 'vitest';
import { HeadScene } from '../../src/appearance/HeadScene';
import { LIGHT_PRESETS, LIGHTS } from '../../src/appearance/lightPresets';
import { SkinTextures } from '../../src/appearance/SkinTextures';
import { StudioLight } from '../../src/appearance/StudioLight';
import { SKIN_TRAIT_DEFAULTS, skinLook } from '../../src/appearance/skinLook';
import { toneCurve } from '../../src/appearance/toneCurve';
import { LIGHT_NAMES, spokenTurn } from '../../src/ui/lightNames';
import { degrees } from '../../src/units';

describe('the five lights', () => {
  test('each has a name, a word for the chip and a hint, all different', () => {
    expect(LIGHT_PRESETS).toHaveLength(5);
    for (const part of ['short', 'full', 'hint'] as const) {
      const words = LIGHT_PRESETS.map((preset) => LIGHT_NAMES[preset][part]);
      expect(new Set(words).size).toBe(5);
      for (const word of words) expect(word.length).toBeGreaterThan(2);
    }
    for (const preset of LIGHT_PRESETS) expect(LIGHT_NAMES[preset].short.length).toBeLessThanOrEqual(8);
  });

  test('the sun has the hardest shadow and the window the softest', () => {
    const softness = LIGHT_PRESETS.map((preset) => LIGHTS[preset].key.penumbraMm);
    expect(Math.min(...softness)).toBe(LIGHTS.sun.key.penumbraMm);
    expect(Math.max(...softness)).toBe(LIGHTS.daylight.key.penumbraMm);
  });

  test('only the evening is clearly warm', () => {
    const warmth = (srgb: string) => {
      const { r, b } = new Color(srgb);
      return r / b;
    };
    for (const preset of LIGHT_PRESETS) {
      if (preset === 'evening') expect(warmth(LIGHTS[preset].key.srgb)).toBeGreaterThan(1.6);
      else expect(warmth(LIGHTS[preset].key.srgb)).toBeLessThan(1.5);
    }
  });

  test('no lamp that falls straight on the lightest forehead blows it out', () => {
    const albedo = skinLook(1, SKIN_TRAIT_DEFAULTS).albedoLinear;
    for (const preset of LIGHT_PRESETS) {
      const { key, room } = LIGHTS[preset];
      const lamp = new Color(key.srgb).multiplyScalar(key.intensity / Math.PI).toArray();
      // half the sky above, half the walls
      const [above, around] = [room.ceiling, room.horizon].map(([radiance, srgb]) =>
        new Color(srgb).multiplyScalar(0.5 * room.intensity * radiance).toArray(),
      );
      const lit = [0, 1, 2].map((k) => albedo[k]! * (lamp[k]! + above![k]! + around![k]!)) as [number, number, number];
      expect(Math.max(...toneCurve(lit)), preset).toBeLessThan(0.9);
      expect(Math.max(...lit), preset).toBeGreaterThan(0.4);
    }
  });

  test('all lamps stand in front of the shadow camera', () => {
    const light = new StudioLight();
    for (const preset of LIGHT_PRESETS) {
      light.setPreset(preset);
      const distance = light.key.position.length();
      expect(distance - 220).toBeGreaterThan(light.key.shadow.camera.near);
      expect(distance + 220).toBeLessThan(light.key.shadow.camera.far);
    }
    light.dispose();
  });
});

describe('turning the light', () => {
  const camera = new PerspectiveCamera();
  const place = (heading: number) => {
    camera.rotation.set(0, heading, 0);
    camera.updateMatrixWorld();
  };

  test('rotates lamps and room together and leaves the environment map untouched', () => {
    const light = new StudioLight();
    const scene = new Scene();
    const room = new Texture();
    scene.environment = room;
    place(0);
    light.follow(camera, scene);
    light.key.shadow.needsUpdate = false;
    light.setTurn(degrees(90));
    light.follow(camera, scene);
    expect(scene.environment).toBe(room);
    expect(room.version).toBe(0);
    expect(light.group.rotation.y).toBeCloseTo(Math.PI / 2);
    expect(scene.environmentRotation.y).toBeCloseTo(Math.PI / 2);
    expect(light.key.shadow.needsUpdate).toBe(true);
    light.dispose();
  });

  test('adds to where the camera looks from', () => {
    const light = new StudioLight();
    const scene = new Scene();
    place(0.4);
    light.setTurn(degrees(-30));
    light.follow(camera, scene);
    expect(light.group.rotation.y).toBeCloseTo(0.4 - Math.PI / 6);
    light.dispose();
  });

  test('draws no shadow again while nothing moves', () => {
    const light = new StudioLight();
    const scene = new Scene();
    place(0.3);
    light.setTurn(degrees(45));
    light.follow(camera, scene);
    light.key.shadow.needsUpdate = false;
    light.setTurn(degrees(45));
    light.follow(camera, scene);
    expect(light.key.shadow.needsUpdate).toBe(false);
    light.dispose();
  });

  test('is told in degrees and sides', () => {
    expect(spokenTurn(0)).toBe('0 degrees, not turned');
    expect(spokenTurn(45)).toBe('45 degrees to the right');
    expect(spokenTurn(-120)).toBe('120 degrees to the left');
    expect(spokenTurn(-180)).toBe('180 degrees, from the other side');
  });

  test('a lamp on the left moves to the right by a positive turn', () => {
    const scene = new HeadScene({ textures: new SkinTextures() });
    place(0);
    scene.turnLight(degrees(90));
    scene.update(camera, new Scene(), 1);
    scene.root.updateMatrixWorld();
    const { key } = scene.light;
    expect(key.position.x).toBeLessThan(0);
    expect(key.matrixWorld.elements[12]).toBeGreaterThan(0);
    scene.dispose();
  });
});
