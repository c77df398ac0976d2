/** The program's own stores, worker and picture without its interface: for measurements and sheets of pictures. */
import { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { HeadScene } from '../../src/appearance/HeadScene';
import {
  CAMERA_FAR_MM,
  CAMERA_NEAR_MM,
  mirrorView,
  placeCamera,
  VIEW_PRESETS,
  type ViewPreset,
} from '../../src/appearance/viewPresets';
import { DEMO_DESIGN, type Design } from '../../src/design/Design';
import { designActions, designStore } from '../../src/design/designStore';
import { applyDesign, simulation, startSimulation } from '../../src/simulation';

export class LiveHead {
  readonly canvas: HTMLCanvasElement;
  private readonly renderer: WebGLRenderer;
  private readonly camera: PerspectiveCamera;
  private readonly scene = new Scene();
  private readonly head: HeadScene;
  private readonly pixel = new Uint8Array(4);

  private constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
    HeadScene.prepare(this.renderer);
    this.renderer.setPixelRatio(1);
    this.renderer.setSize(width, height);
    this.canvas = this.renderer.domElement;
    this.camera = new PerspectiveCamera(20, width / height, CAMERA_NEAR_MM, CAMERA_FAR_MM);
    const { pigmentLayer, stubbleLayer } = simulation.getState();
    this.head = new HeadScene({ pigmentLayer, stubbleLayer });
    this.scene.add(this.head.root);
    this.head.setLight('clinic', this.renderer, this.scene);
    this.look(VIEW_PRESETS.threeQuarter);
    this.follow();
    simulation.subscribe((state, before) => state.head !== before.head && this.follow());
  }

  /** With the demo design, every dot placed and counted. */
  static async start(width: number, height: number): Promise<LiveHead> {
    const counted = nextSummary();
    designStore.subscribe(({ design, mark }, before) => {
      if (design !== before.design || mark !== before.mark) applyDesign(design, mark !== null);
    });
    startSimulation(DEMO_DESIGN);
    await counted;
    return new LiveHead(width, height);
  }

  /** Another design; resolves when its dots have been counted, which is the last that happens. */
  async show(design: Design): Promise<void> {
    if (design === designStore.getState().design) return;
    const counted = nextSummary();
    designActions.open(design);
    await counted;
    this.follow();
  }

  look(view: ViewPreset, isMirrored = false): void {
    const { camera, width, height } = this;
    const { position, target, fovDegrees } = placeCamera(isMirrored ? mirrorView(view) : view, width / height);
    camera.position.set(...position);
    camera.lookAt(...target);
    camera.fov = fovDegrees;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }

  /** One frame, finished when this returns. */
  draw(): void {
    const { renderer, camera, scene, pixel } = this;
    this.head.update(camera, scene, 1);
    renderer.render(scene, camera);
    const gl = renderer.getContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  }

  private follow(): void {
    const { head } = simulation.getState();
    const { skinTone, skin } = designStore.getState().design;
    if (head?.scalp && head.parts) this.head.setHead(head.mesh, head.scalp.attributes, head.parts);
    this.head.setSkin(skinTone, skin);
  }
}

function nextSummary(): Promise<void> {
  const { summary } = simulation.getState();
  return new Promise((resolve) => {
    const stop = simulation.subscribe((state) => {
      if (state.summary === summary) return;
      stop();
      resolve();
    });
  });
}
