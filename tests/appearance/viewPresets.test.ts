import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import {
  CAMERA_FAR_MM,
  CAMERA_NEAR_MM,
  closeUpOf,
  mirrorView,
  placeCamera,
  placeView,
  VIEW_NAMES,
  VIEW_PRESETS,
} from '../../src/appearance/viewPresets';
import { mm } from '../../src/units';

const ASPECTS = [0.56, 0.75, 1, 4 / 3, 16 / 9, 2.4];
/** Extremes of the standard head: vertex, chin, ears, occiput, nose. */
const HEAD = [
  [0, 131, 0],
  [0, -95, 80],
  [96, 0, -10],
  [-96, 0, -10],
  [0, 40, -100],
  [0, 0, 112],
] as const;

function cameraAt(name: (typeof VIEW_NAMES)[number], aspect: number): PerspectiveCamera {
  const { position, target, fovDegrees } = placeView(name, aspect);
  const camera = new PerspectiveCamera(fovDegrees, aspect, CAMERA_NEAR_MM, CAMERA_FAR_MM);
  camera.position.set(...position);
  camera.lookAt(...target);
  camera.updateMatrixWorld();
  return camera;
}

describe.each(VIEW_NAMES.filter((name) => name !== 'closeUp'))('view %s', (name) => {
  test.each(ASPECTS)('shows the whole head at aspect %f', (aspect) => {
    const camera = cameraAt(name, aspect);
    for (const point of HEAD) {
      const seen = new Vector3(...point).project(camera);
      expect(Math.abs(seen.x)).toBeLessThan(1);
      expect(Math.abs(seen.y)).toBeLessThan(1);
      expect(Math.abs(seen.z)).toBeLessThan(1);
    }
  });

  test('fills the screen rather than losing the head in it', () => {
    const camera = cameraAt(name, 1);
    const reach = Math.max(
      ...HEAD.map((point) => {
        const { x, y } = new Vector3(...point).project(camera);
        return Math.max(Math.abs(x), Math.abs(y));
      }),
    );
    expect(reach).toBeGreaterThan(0.6);
  });
});

describe('placeCamera', () => {
  test.each(ASPECTS)('keeps the frame visible at aspect %f', (aspect) => {
    for (const name of VIEW_NAMES) {
      const preset = VIEW_PRESETS[name];
      const { distanceMm, fovDegrees } = placeCamera(preset, aspect);
      const visibleHeight = 2 * distanceMm * Math.tan((fovDegrees * Math.PI) / 360);
      expect(visibleHeight).toBeGreaterThanOrEqual(preset.frameHeightMm - 1e-9);
      expect(visibleHeight * aspect).toBeGreaterThanOrEqual(preset.frameWidthMm - 1e-9);
    }
  });

  test.each([0, -1, Number.NaN])('refuses aspect %s', (aspect) => {
    expect(() => placeView('front', aspect)).toThrow(RangeError);
  });
});

test('closeUpOf looks along the normal and keeps an up direction even over the crown', () => {
  const preset = closeUpOf([0, 131, 0], [0, 2, 0], mm(40));
  const { position } = placeCamera(preset, 1);
  expect(position[1]).toBeGreaterThan(131);
  expect(Math.hypot(position[0], position[2])).toBeGreaterThan(1);
  expect(() => closeUpOf([0, 0, 0], [0, 0, 0])).toThrow(RangeError);
});

test('mirrorView shows the other side', () => {
  const { direction, target } = mirrorView(VIEW_PRESETS.threeQuarter);
  expect(direction[0]).toBe(-VIEW_PRESETS.threeQuarter.direction[0]);
  expect(target[0]).toBe(-VIEW_PRESETS.threeQuarter.target[0]);
});
