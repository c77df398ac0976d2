/** The room that skin and eyes mirror, built from soft panels here, so nothing is downloaded. */
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
import type { Room } from './lightPresets';

/** Renders the room into a prefiltered environment map. The caller disposes it, and makes a new one after a lost context. */
export function createRoomEnvironment(renderer: WebGLRenderer, room: Room): WebGLRenderTarget {
  const scene = createRoom(room);
  const generator = new PMREMGenerator(renderer);
  try {
    return generator.fromScene(scene, 0.02, 0.1, 50);
  } finally {
    generator.dispose();
    scene.traverse((object) => {
      if (!(object instanceof Mesh)) return;
      object.geometry.dispose();
      object.material.dispose();
    });
  }
}

function createRoom(room: Room): Scene {
  const scene = new Scene();
  scene.add(new Mesh(shadedSphere(room), new MeshBasicMaterial({ vertexColors: true, side: BackSide })));
  for (const { at, size, radiance, tint = '#ffffff' } of room.panels) {
    const panel = new Mesh(
      new PlaneGeometry(...size),
      new MeshBasicMaterial({ color: new Color(tint).multiplyScalar(radiance), side: DoubleSide }),
    );
    panel.position.set(...at);
    panel.lookAt(0, 0, 0);
    scene.add(panel);
  }
  // the person's own dark clothes
  const clothes = new Mesh(new BoxGeometry(1.2, 0.4, 0.8), new MeshBasicMaterial({ color: new Color(0.1, 0.1, 0.1) }));
  clothes.position.set(0, -1.6, 0);
  scene.add(clothes);
  return scene;
}

function shadedSphere({ ceiling, horizon, floor }: Room): BufferGeometry {
  const sphere = new SphereGeometry(10, 32, 24);
  const position = sphere.getAttribute('position');
  const shades = new Float32Array(3 * position.count);
  const [above, around, below] = [ceiling, horizon, floor].map(([radiance, srgb]) =>
    new Color(srgb).multiplyScalar(radiance),
  );
  const shade = new Color();
  for (let i = 0; i < position.count; i++) {
    const up = position.getY(i) / 10;
    shade.lerpColors(around!, up > 0 ? above! : below!, up > 0 ? up : Math.min(1, -1.6 * up));
    shade.toArray(shades, 3 * i);
  }
  sphere.setAttribute('color', new BufferAttribute(shades, 3));
  return sphere;
}
