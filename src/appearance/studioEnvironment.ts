/**
 * The room that skin and eyes reflect: a neutral studio of soft panels, built here, so nothing is downloaded.
 *
 * Directions are those of the light rig: the person faces +z, the key light stands up on the left of the picture.
 */
import {
  BackSide,
  BoxGeometry,
  BufferAttribute,
  type BufferGeometry,
  Color,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  SphereGeometry,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';

/** A luminous panel that faces the head. */
interface Panel {
  /** Centre, in metres from the head. */
  readonly at: readonly [number, number, number];
  /** Width and height, metres. */
  readonly size: readonly [number, number];
  /** Radiance; a white wall under the ceiling panel has about 0.5. */
  readonly radiance: number;
  readonly tint?: string;
}

const PANELS: readonly Panel[] = [
  // key softbox, high on the left
  { at: [-2.4, 2.5, 3.6], size: [2.6, 2.2], radiance: 7 },
  // broad fill on the right
  { at: [3.6, 0.6, 2.6], size: [2.4, 3.4], radiance: 1.5 },
  // strips behind both shoulders draw the outline of head and ears
  { at: [3.1, 1.5, -2.8], size: [0.9, 3.2], radiance: 6.5 },
  { at: [-3.4, 1.0, -2.4], size: [0.8, 3.0], radiance: 4.5 },
  // ceiling
  { at: [0, 4.2, -0.2], size: [3.2, 2.6], radiance: 2.6 },
];

const CEILING = 0.62;
const HORIZON = 0.42;
const FLOOR = 0.2;

/**
 * Renders the room into a prefiltered environment map. The caller disposes it, and makes a new one after a lost context.
 *
 * @param tint Multiplies every light of the room, linear.
 */
export function createStudioEnvironment(renderer: WebGLRenderer, tint = new Color(1, 1, 1)): WebGLRenderTarget {
  const room = createRoom(tint);
  const generator = new PMREMGenerator(renderer);
  try {
    return generator.fromScene(room, 0.02, 0.1, 50);
  } finally {
    generator.dispose();
    room.traverse((object) => {
      if (!(object instanceof Mesh)) return;
      object.geometry.dispose();
      object.material.dispose();
    });
  }
}

function createRoom(tint: Color): Scene {
  const room = new Scene();
  room.add(new Mesh(shadedSphere(), new MeshBasicMaterial({ vertexColors: true, side: BackSide, color: tint })));
  for (const { at, size, radiance } of PANELS) {
    const panel = new Mesh(
      new PlaneGeometry(...size),
      new MeshBasicMaterial({ color: tint.clone().multiplyScalar(radiance), side: DoubleSide }),
    );
    panel.position.set(...at);
    panel.lookAt(0, 0, 0);
    room.add(panel);
  }
  // the person's own dark clothes
  const clothes = new Mesh(new BoxGeometry(1.2, 0.4, 0.8), new MeshBasicMaterial({ color: new Color(0.1, 0.1, 0.1) }));
  clothes.position.set(0, -1.6, 0);
  room.add(clothes);
  return room;
}

function shadedSphere(): BufferGeometry {
  const sphere = new SphereGeometry(10, 32, 24);
  const position = sphere.getAttribute('position');
  const shades = new Float32Array(3 * position.count);
  for (let i = 0; i < position.count; i++) {
    const up = position.getY(i) / 10;
    const shade = up > 0 ? HORIZON + (CEILING - HORIZON) * up : HORIZON + (FLOOR - HORIZON) * Math.min(1, -1.6 * up);
    shades.fill(shade, 3 * i, 3 * i + 3);
  }
  sphere.setAttribute('color', new BufferAttribute(shades, 3));
  return sphere;
}
