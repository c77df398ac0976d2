/**
 * What a frame costs without dots, with the pigment layer, and with the naive way: an InstancedMesh of discs.
 * The same head, skin, light and view in each; tools/bench/frameCost.ts asks and keeps time.
 */
import {
  CircleGeometry,
  Color,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  PerspectiveCamera,
  Quaternion,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three';
import { HeadScene } from '../../src/appearance/HeadScene';
import { CAMERA_FAR_MM, CAMERA_NEAR_MM, type CameraPlacement, placeView } from '../../src/appearance/viewPresets';
import { evaluateFields, type FieldSettings, NOTHING, sampleRegionAtSites } from '../../src/pigment/fields';
import { HAIR_TRAIT_DEFAULTS } from '../../src/pigment/hairTraits';
import { PigmentLayer } from '../../src/pigment/PigmentLayer';
import { StubbleLayer } from '../../src/pigment/StubbleLayer';
import { dotsPerIn2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';
import { FLICKER_SIDE, measureFlicker } from './flicker';
import { buildRealHead, type RealHead } from './realHead';

const query = new URLSearchParams(location.search);
const WIDTH = Number(query.get('width') ?? 1180);
const HEIGHT = Number(query.get('height') ?? 820);
/** Vertices around a naive disc. */
const DISC_CORNERS = 8;

export const VARIANTS = ['bare', 'pigment', 'stubble', 'discs'] as const;
export type Variant = (typeof VARIANTS)[number];
export const FRAME_VIEWS = ['whole', 'wholeFine', 'mid', 'closeUp', 'fringe'] as const;
export type FrameView = (typeof FRAME_VIEWS)[number];

const settings = (densityPerIn2: number): FieldSettings => ({
  zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(densityPerIn2), shade: 5, diameterMm: mm(0.28) }),
  featherMm: mm(8),
});

class FrameCost {
  readonly renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  readonly camera = new PerspectiveCamera(20, WIDTH / HEIGHT, CAMERA_NEAR_MM, CAMERA_FAR_MM);
  readonly layer = new PigmentLayer();
  readonly stubbleLayer = new StubbleLayer();
  readonly scenes: Record<Variant, { scene: Scene; head: HeadScene }>;
  readonly discCount: number;
  private readonly pixel = new Uint8Array(4);

  constructor(head: RealHead) {
    const { renderer, layer, stubbleLayer } = this;
    HeadScene.prepare(renderer);
    renderer.setPixelRatio(1);
    renderer.setSize(WIDTH, HEIGHT);
    layer.setGrid(head.grid);
    layer.setCoverage(head.coverage);
    layer.setRegionMap(head.region);
    layer.setFields(settings(1250));
    stubbleLayer.setHairs(head.stubble);
    stubbleLayer.setTraits({ ...HAIR_TRAIT_DEFAULTS, lengthMm: mm(1.5) });
    const make = (pigmentLayer: PigmentLayer | null, stubbleLayer: StubbleLayer | null = null) => {
      const scene = new Scene();
      const headScene = new HeadScene({ pigmentLayer, stubbleLayer });
      scene.add(headScene.root);
      headScene.setHead(head.mesh, head.pigmentAttributes, head.parts);
      headScene.setLight('clinic', renderer, scene);
      return { scene, head: headScene };
    };
    this.scenes = {
      bare: make(null),
      pigment: make(layer),
      stubble: make(layer, stubbleLayer),
      discs: make(null),
    };
    const discs = naiveDiscs(head, settings(1250));
    this.discCount = discs.count;
    this.scenes.discs.scene.add(discs);
  }

  setView(view: FrameView): void {
    const { camera } = this;
    const placed: CameraPlacement = placeView(view === 'closeUp' ? 'closeUp' : 'threeQuarter', WIDTH / HEIGHT);
    camera.position.set(...placed.position);
    camera.lookAt(...placed.target);
    camera.fov = placed.fovDegrees;
    camera.zoom = 1;
    // the middle of the same picture at twice and thrice the pixels: what a denser screen does to a pixel
    if (view === 'wholeFine') camera.zoom = 2;
    if (view === 'mid') camera.zoom = 3.5;
    if (camera.zoom > 1) camera.lookAt(0, 90, 50);
    // 50 mm of full stubble behind the ear
    if (view === 'fringe') {
      camera.position.set(230, 60, -120);
      camera.zoom = 2;
      camera.lookAt(70, 45, -45);
    }
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }

  /** Draws frames one after another, each finished before the next; milliseconds a frame. */
  frames(variant: Variant, count: number): number {
    const started = performance.now();
    for (let i = 0; i < count; i++) this.draw(variant);
    return (performance.now() - started) / count;
  }

  /** Shimmer of the middle of the scalp while the head turns slowly, in steps of an 8-bit screen. */
  flicker(variant: Variant, steps: number): number {
    const { renderer, camera } = this;
    const window = { width: WIDTH, height: HEIGHT, x: WIDTH / 2 - FLICKER_SIDE / 2, y: Math.round(HEIGHT * 0.2) };
    return measureFlicker({ renderer, camera, ...this.scenes[variant] }, window, steps);
  }

  /** The same, with a step of the density slider before each frame. */
  steps(count: number): number {
    const started = performance.now();
    for (let i = 0; i < count; i++) {
      this.layer.setFields(settings(1250 - (i % 2)));
      this.draw('pigment');
    }
    return (performance.now() - started) / count;
  }

  /** Milliseconds of the page's own thread for a step of the slider, without the frame. */
  stepAlone(count: number): number {
    const started = performance.now();
    for (let i = 0; i < count; i++) this.layer.setFields(settings(1250 - (i % 2)));
    return (performance.now() - started) / count;
  }

  private draw(variant: Variant): void {
    const { renderer, camera, pixel } = this;
    const { scene, head } = this.scenes[variant];
    head.update(camera, scene, 1);
    renderer.render(scene, camera);
    const gl = renderer.getContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  }
}

/** Every visible dot as a flat disc a hair above the skin. */
function naiveDiscs(head: RealHead, fields: FieldSettings): InstancedMesh {
  const { sites, scalp, siteAttributes } = head;
  const { shows, diameterMm } = evaluateFields(
    siteAttributes,
    sampleRegionAtSites(siteAttributes, head.region),
    fields,
  );
  const visible: number[] = [];
  for (let i = 0; i < sites.count; i++) if (shows[i] !== NOTHING) visible.push(i);
  const material = new MeshBasicMaterial({
    color: new Color(0x3a3532),
    transparent: true,
    opacity: 0.6,
    depthWrite: false,
  });
  const mesh = new InstancedMesh(new CircleGeometry(1, DISC_CORNERS), material, visible.length);
  const [a, b, c, normal, at] = [0, 0, 0, 0, 0].map(() => new Vector3());
  const turn = new Quaternion();
  const matrix = new Matrix4();
  const z = new Vector3(0, 0, 1);
  const scale = new Vector3();
  visible.forEach((site, index) => {
    const t = 3 * sites.triangles[site]!;
    for (const [k, corner] of [a, b, c].entries()) corner!.fromArray(scalp.positions, 3 * scalp.triangles[t + k]!);
    normal!.subVectors(b!, a!).cross(c!.sub(a!)).normalize();
    at!.fromArray(sites.positions, 3 * site).addScaledVector(normal!, 0.05);
    turn.setFromUnitVectors(z, normal!);
    matrix.compose(at!, turn, scale.setScalar(diameterMm[site]! / 2));
    mesh.setMatrixAt(index, matrix);
  });
  mesh.frustumCulled = false;
  return mesh;
}

declare global {
  interface Window {
    frameCost: FrameCost;
    frameCostReady: boolean;
  }
}
buildRealHead('/head/head.bin').then((head) => {
  window.frameCost = new FrameCost(head);
  document.body.append(window.frameCost.renderer.domElement);
  window.frameCostReady = true;
});
