import { type Camera, PerspectiveCamera, Quaternion, Scene, type Vector2, Vector3, type WebGLRenderer } from 'three';
import { describe, expect, it } from 'vitest';
import { LoupePass } from '../../src/appearance/LoupePass';

const lookAt = (from: readonly [number, number, number]) => {
  const main = new PerspectiveCamera();
  main.position.set(...from);
  main.lookAt(0, 0, 0);
  return main;
};
const unit = (x: number, y: number, z: number) => new Vector3(x, y, z).normalize().toArray();

describe('the camera of the loupe', () => {
  const point = [30, 100, 40] as const;

  it('shows the diameter across the glass, with the spot in its middle', () => {
    const pass = new LoupePass();
    for (const diameterMm of [6, 12, 25]) {
      for (const normal of [unit(0, 1, 0), unit(0.3, 0.8, 0.5), unit(1, 0, 0.1)]) {
        pass.aim({ point, normal, diameterMm }, lookAt([0, 200, 900]));
        const middle = new Vector3(...point).project(pass.camera);
        expect(Math.hypot(middle.x, middle.y)).toBeLessThan(1e-6);
        for (const angle of [0, 1, 2.5, 4]) {
          const across = new Vector3(Math.cos(angle), Math.sin(angle), 0)
            .multiplyScalar(diameterMm / 2)
            .applyQuaternion(pass.camera.quaternion);
          expect(Math.abs(across.dot(new Vector3(...normal)))).toBeLessThan(1e-5);
          const rim = across.add(new Vector3(...point)).project(pass.camera);
          expect(Math.hypot(rim.x, rim.y)).toBeCloseTo(1, 5);
        }
      }
    }
  });

  it('keeps its scale within 2 % at the rim of a round head', () => {
    const pass = new LoupePass();
    const radius = 85;
    pass.aim({ point: [0, radius, 0], normal: [0, 1, 0], diameterMm: 25 }, lookAt([0, 200, 900]));
    const angle = Math.asin(12.5 / radius);
    const rim = new Vector3(radius * Math.sin(angle), radius * Math.cos(angle), 0).project(pass.camera);
    expect(Math.abs(Math.hypot(rim.x, rim.y) - 1)).toBeLessThan(0.02);
  });

  it('keeps right on the right and up above, as in the main view', () => {
    const pass = new LoupePass();
    for (const from of [
      [0, 200, 900],
      [700, 300, 500],
      [-400, 900, 10],
      [0, 100, -900],
    ] as const) {
      const main = lookAt(from);
      const back = new Vector3(0, 0, 1).applyQuaternion(main.quaternion);
      // skin that is seen, from squarely to flat
      for (const tilt of [0, 0.7, 1.4]) {
        for (const turn of [0, 2, 4]) {
          const axis = new Vector3(Math.cos(turn), Math.sin(turn), 0).applyQuaternion(main.quaternion);
          const normal = back.clone().applyQuaternion(new Quaternion().setFromAxisAngle(axis, tilt));
          pass.aim({ point, normal: normal.toArray(), diameterMm: 12 }, main);
          for (const direction of [new Vector3(1, 0, 0), new Vector3(0, 1, 0)]) {
            const inMain = direction.clone().applyQuaternion(main.quaternion);
            const inGlass = direction.clone().applyQuaternion(pass.camera.quaternion);
            expect(inMain.dot(inGlass)).toBeGreaterThan(Math.cos(tilt) - 1e-6);
          }
        }
      }
    }
  });
});

describe('the drawing of the loupe', () => {
  it('happens in the glass’s square only, mask first, and leaves the renderer as it was', () => {
    const calls: unknown[][] = [];
    const log =
      (name: string) =>
      (...rest: unknown[]) =>
        void calls.push([name, ...rest]);
    const renderer = {
      autoClear: true,
      getSize: (size: Vector2) => size.set(800, 600),
      setViewport: log('viewport'),
      setScissor: log('scissor'),
      setScissorTest: log('scissorTest'),
      clearDepth: log('clearDepth'),
      render: (scene: Scene, camera: Camera) => calls.push(['render', scene.name, camera, renderer.autoClear]),
    };
    const pass = new LoupePass();
    const scene = new Scene();
    scene.name = 'head';
    pass.draw(renderer as unknown as WebGLRenderer, scene, {
      point: [0, 0, 0],
      normal: [0, 0, 1],
      diameterMm: 12,
      left: 100,
      top: 50,
      side: 200,
    });
    expect(calls).toEqual([
      ['viewport', 100, 350, 200, 200],
      ['scissor', 100, 350, 200, 200],
      ['scissorTest', true],
      ['clearDepth'],
      ['render', '', pass.camera, false],
      ['render', 'head', pass.camera, false],
      ['scissorTest', false],
      ['viewport', 0, 0, 800, 600],
    ]);
    expect(renderer.autoClear).toBe(true);
  });
});
