/**
 * The picture in a loupe: a second look at the same scene, from close by and straight down on the skin, drawn over a
 * round part of a picture that is already there.
 *
 * Looking along the normal makes the scale exact: `diameterMm` of skin fill the glass. The light is whatever the main
 * view has set, so skin and ink keep their tone. Round comes from depth: a ring at the near plane covers the corners of
 * the square, and nothing of the scene passes there. Costs one more run over the vertices and the pixels of the glass.
 */
import {
  BufferGeometry,
  Float32BufferAttribute,
  Mesh,
  PerspectiveCamera,
  Quaternion,
  Scene,
  ShaderMaterial,
  Vector2,
  Vector3,
  type WebGLRenderer,
} from 'three';

type Triple = readonly [number, number, number];

/** What the glass shows, and where. */
export interface LoupeLens {
  /** On the skin, head frame, mm; with the outward unit normal there. */
  readonly point: Triple;
  readonly normal: Triple;
  /** Skin across the glass. */
  readonly diameterMm: number;
  /** Upper left corner of the glass's square in the canvas, and its side, CSS px. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** From so far that the glass's rim, some mm lower on a round head, is drawn at the same scale within 1 %. */
const DISTANCE_MM = 150;
/** What stands higher over the skin than this, an ear before the skin behind it, is cut away. */
const CLEARANCE_MM = 14;
/** How far the head can fall away within the glass. */
const DEPTH_MM = 60;
/** Corners of the ring's polygons: at 120 px radius they leave the circle by less than a tenth of a pixel. */
const RING_CORNERS = 96;

export class LoupePass {
  /** Looks through the glass after `aim`. */
  readonly camera = new PerspectiveCamera(5, 1, DISTANCE_MM - CLEARANCE_MM, DISTANCE_MM + DEPTH_MM);
  private readonly mask = new Scene();
  private readonly ring = createRing();

  private readonly toViewer = new Vector3();
  private readonly normal = new Vector3();
  private readonly tilt = new Quaternion();
  private readonly size = new Vector2();

  constructor() {
    this.mask.add(this.ring);
    this.mask.matrixWorldAutoUpdate = false;
  }

  /** Puts the camera over the skin. Turned from `main` by the shortest way, so that right stays right under a finger. */
  aim(lens: Pick<LoupeLens, 'point' | 'normal' | 'diameterMm'>, main: { readonly quaternion: Quaternion }): void {
    const { camera, toViewer, normal, tilt } = this;
    normal.set(...lens.normal);
    toViewer.set(0, 0, 1).applyQuaternion(main.quaternion);
    camera.quaternion.copy(main.quaternion).premultiply(tilt.setFromUnitVectors(toViewer, normal));
    camera.position.set(...lens.point).addScaledVector(normal, DISTANCE_MM);
    camera.fov = (2 * Math.atan(lens.diameterMm / (2 * DISTANCE_MM)) * 180) / Math.PI;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }

  /** Draws over what the renderer has drawn. Leaves the renderer as it was. */
  draw(renderer: WebGLRenderer, scene: Scene, { left, top, side }: LoupeLens): void {
    const { width, height } = renderer.getSize(this.size);
    const { autoClear } = renderer;
    const bottom = height - top - side;
    renderer.autoClear = false;
    renderer.setViewport(left, bottom, side, side);
    renderer.setScissor(left, bottom, side, side);
    renderer.setScissorTest(true);
    renderer.clearDepth();
    renderer.render(this.mask, this.camera);
    renderer.render(scene, this.camera);
    renderer.setScissorTest(false);
    renderer.setViewport(0, 0, width, height);
    renderer.autoClear = autoClear;
  }

  /** Frees what lies on the GPU. Used again, it is uploaded anew. */
  dispose(): void {
    this.ring.geometry.dispose();
    this.ring.material.dispose();
  }
}

/** All of the square but the circle in it, in clip coordinates, at the near plane. Writes depth only. */
function createRing(): Mesh<BufferGeometry, ShaderMaterial> {
  const places: number[] = [];
  const triangles: number[] = [];
  for (let corner = 0; corner < RING_CORNERS; corner++) {
    const angle = (2 * Math.PI * corner) / RING_CORNERS;
    for (const radius of [1, 1.5]) places.push(radius * Math.cos(angle), radius * Math.sin(angle), -1);
    const [a, b] = [2 * corner, (2 * corner + 2) % (2 * RING_CORNERS)];
    triangles.push(a, a + 1, b + 1, a, b + 1, b);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(places, 3));
  geometry.setIndex(triangles);
  const material = new ShaderMaterial({
    name: 'LoupeMask',
    vertexShader: 'void main() { gl_Position = vec4( position, 1.0 ); }',
    fragmentShader: 'void main() { gl_FragColor = vec4( 0.0 ); }',
    colorWrite: false,
    toneMapped: false,
  });
  const ring = new Mesh(geometry, material);
  ring.frustumCulled = false;
  return ring;
}
