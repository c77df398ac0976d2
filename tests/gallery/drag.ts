/**
 * What a step of a finger costs, with the program's own stores and worker, beside a frame of the same scene at rest.
 * tools/bench/drag.ts asks.
 */
import { DEMO_DESIGN, type Design } from '../../src/design/Design';
import { designActions, designStore } from '../../src/design/designStore';
import type { SurfacePoint } from '../../src/head/surfacePoint';
import { trianglesAmong } from '../../src/scalp/HairlineTape';
import { type Handle, handlePosition } from '../../src/scalp/hairline';
import { simulation } from '../../src/simulation';
import { hairlineActions } from '../../src/ui/hairlineActions';
import { lineSkinOf } from '../../src/ui/lineSkin';
import { mm } from '../../src/units';
import { LiveHead } from './liveHead';

const query = new URLSearchParams(location.search);
const WIDTH = Number(query.get('width') ?? 640);
const HEIGHT = Number(query.get('height') ?? 444);

/** Milliseconds of each step of a drag. */
export interface StepTimes {
  /** Of the page's thread, for taking the step in. */
  readonly page: number[];
  /** Until the worker's region has come. The page is free meanwhile. */
  readonly worker: number[];
  /** For the frame that shows it, uploads included. */
  readonly frame: number[];
}

export const DRAGS = ['corner', 'midFrontal', 'patch', 'scar'] as const;
export type DragName = (typeof DRAGS)[number];

class DragGallery {
  constructor(private readonly live: LiveHead) {}

  /** Frames of the scene as it stands, each finished before the next. */
  rest(count: number): number[] {
    return Array.from({ length: count }, () => timed(() => this.live.draw()));
  }

  /** A drag of so many steps from a finger's recorded way, and how long each took. It is taken back afterwards. */
  async drag(name: DragName, steps: number): Promise<StepTimes> {
    await this.live.show(startOf(name));
    this.live.draw();
    const times: StepTimes = { page: [], worker: [], frame: [] };
    designActions.beginGesture();
    const step = STEPS[name]();
    for (let i = 0; i < steps; i++) {
      const drawn = nextPicture();
      times.page.push(timed(() => step(i / (steps - 1))));
      const asked = performance.now();
      await drawn;
      times.worker.push(performance.now() - asked);
      times.frame.push(timed(() => this.live.draw()));
    }
    designActions.cancelGesture();
    return times;
  }
}

function startOf(name: DragName): Design {
  return name === 'patch' ? { ...DEMO_DESIGN, loss: { ...DEMO_DESIGN.loss, pattern: 'norwoodI' } } : DEMO_DESIGN;
}

/** Where a finger is at a share of its way: an uneven loop, some 20 mm across, that never stops. */
const way = (t: number): [number, number] => [
  6 * Math.sin(9 * t) + 1.5 * Math.sin(31 * t),
  5 * Math.sin(14 * t) + 1.2 * Math.sin(43 * t),
];

/** For each drag, what takes a step: asked at the start, when the design is in place. */
const STEPS: Readonly<Record<DragName, () => (t: number) => void>> = {
  corner: () => moveHandle({ kind: 'corner', side: 'left' }),
  midFrontal: () => moveHandle({ kind: 'midFrontal', side: 'left' }),
  patch: () => (t) => designActions.setPatches([{ at: skinAt(70, 50, t), radiusMm: mm(15) }]),
  scar: () => {
    const line: SurfacePoint[] = [skinAt(60, 48, 0), skinAt(60, 48, 0.002)];
    return (t) => {
      // a scar grows under the finger, to as many points as one can have
      if (line.length < 64) line.push(skinAt(60, 48, t));
      else line[63] = skinAt(60, 48, t);
      designActions.setScars([{ kind: 'drawn', widthMm: mm(4), uptake: 0.8, line: [...line] }]);
    };
  },
};

function moveHandle(handle: Handle): (t: number) => void {
  const [azimuth, elevation] = handlePosition(designStore.getState().design.hairline.line, handle);
  return (t) => {
    const [x, y] = way(t + 0.001);
    hairlineActions.moveHandle(handle, [azimuth + x, elevation + y]);
  };
}

/** The head's number of each of the scalp's triangles. */
let headTriangles: Uint32Array | null = null;

function skinAt(azimuth: number, elevation: number, t: number): SurfacePoint {
  const { mesh, scalp } = simulation.getState().head!;
  const [x, y] = way(t);
  const place = lineSkinOf(simulation.getState().head)!.coordinates.locate(azimuth + x, elevation + y)!;
  headTriangles ??= trianglesAmong(mesh, scalp!.headVertex);
  return { triangle: headTriangles[place.triangle]!, barycentric: place.barycentric };
}

/** The worker's answer to a step: a region, and what else it sends with it. */
function nextPicture(): Promise<void> {
  const { pigmentVersion } = simulation.getState();
  return new Promise((resolve) => {
    const stop = simulation.subscribe((state) => {
      if (state.pigmentVersion === pigmentVersion) return;
      stop();
      resolve();
    });
  });
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

declare global {
  interface Window {
    dragGallery: DragGallery;
    dragGalleryReady: boolean;
  }
}
LiveHead.start(WIDTH, HEIGHT).then((live) => {
  document.body.append(live.canvas);
  window.dragGallery = new DragGallery(live);
  window.dragGalleryReady = true;
});
