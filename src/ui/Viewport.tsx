/** The picture of the head: joins HeadView with the stores, and turns fingers, pen, mouse and keys into looking and choosing. */
import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { HeadView } from '../appearance/HeadView';
import { CAMERA_FAR_MM, CAMERA_FOV, CAMERA_NEAR_MM } from '../appearance/viewPresets';
import { designActions, designStore } from '../design/designStore';
import { surfacePosition } from '../head/surfacePoint';
import { withoutCovered } from '../scalp/brush';
import { LOSS_EDIT_LIMITS } from '../scalp/lossEdits';
import type { ZoneId } from '../scalp/zoneIds';
import { simulation } from '../simulation';
import { AdaptiveResolution, finestPixelRatio } from './AdaptiveResolution';
import { BorderHandles } from './BorderHandles';
import { BrushDrag } from './BrushDrag';
import { BrushRing } from './BrushRing';
import { type CameraHandle, CameraRig } from './CameraRig';
import { type GraphicsState, watchContext } from './contextWatch';
import { freeArea } from './freeArea';
import { HairlineHandles, type HandleElements } from './HairlineHandles';
import { HairlineRig } from './HairlineRig';
import { LassoDrag } from './LassoDrag';
import { LassoLine, LassoRig } from './LassoLine';
import { LossHandles } from './LossHandles';
import { Loupe, type LoupeElements } from './Loupe';
import { LoupeDrag } from './LoupeDrag';
import { LoupeRig } from './LoupeRig';
import { lossTool, lossToolActions } from './lossTool';
import { loupe, loupeActions } from './loupe';
import { type Notice, showNotice } from './notices';
import { PatchDrag } from './PatchDrag';
import { PatchRings } from './PatchRings';
import { ProblemCard } from './ProblemCard';
import { nextPortrait, onPortraitWanted } from './presetPortraits';
import { ScarDrag } from './ScarDrag';
import type { SkinHandleElements } from './SkinHandles';
import { SkinHandlesRig } from './SkinHandlesRig';
import { session, sessionActions } from './session';
import { type PointerSample, TapDetector } from './tapDetector';
import { zoneActions } from './zoneActions';
import { zoneAt } from './zoneAt';
import { ZONE_NAMES } from './zoneNames';
import { zoneTool, zoneToolActions } from './zoneTool';

const CAMERA = {
  fov: (CAMERA_FOV * 180) / Math.PI,
  near: CAMERA_NEAR_MM,
  far: CAMERA_FAR_MM,
  position: [0, 0, 1200] as [number, number, number],
};

const GL = { antialias: true, powerPreference: 'high-performance', alpha: false } as const;

/** One press of + or -. */
const KEY_ZOOM = 1.2;
/** How long the name of a tapped zone stays beside the finger. */
const LABEL_MS = 1400;
const BRUSH_FULL: Notice = {
  id: 'brush',
  kind: 'info',
  text: `The brush is full: a plan holds ${LOSS_EDIT_LIMITS.strokes} strokes. Undo some, or clear the corrections.`,
};

export function Viewport({ isDark }: { readonly isDark: boolean }) {
  const [graphics, setGraphics] = useState<GraphicsState>('whole');
  /** A new number makes a new canvas. */
  const [attempt, setAttempt] = useState(0);
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const [label, setLabel] = useState<{ zone: ZoneId; x: number; y: number } | null>(null);
  const camera = useRef<CameraHandle | null>(null);
  const loupeElements = useRef<LoupeElements | null>(null);
  const insets = useStore(freeArea, (state) => state.insets);
  const handleElements = useRef<HandleElements | null>(null);
  const lossElements = useRef<SkinHandleElements | null>(null);
  const isLoupeOn = useStore(session, (state) => state.isLoupeOn);
  const borderElements = useRef<SkinHandleElements | null>(null);
  const lassoElements = useRef<SkinHandleElements | null>(null);
  const tool = useStore(lossTool, (state) => state.tool);
  const isFingerTaken = isLoupeOn || tool !== null;
  const hasHead = useStore(simulation, (state) => state.picker !== null);
  const areBordersMoved = useStore(zoneTool, (state) => state.areBordersMoved) && hasHead && !isFingerTaken;
  const isHairlineOpen = useStore(session, (state) => state.control === 'hairline' && state.isPanelOpen && !isLoupeOn);
  const isLossOpen = useStore(session, (state) => state.control === 'loss' && state.isPanelOpen) && !isFingerTaken;

  const taps = useMemo(
    () =>
      new TapDetector({
        onTap: (x, y) => {
          const handle = camera.current;
          if (!handle?.canPick || handleElements.current?.tap(x, y)) return;
          const zone = zoneUnder(handle, x, y);
          sessionActions.select(zone ?? 'all');
          setLabel(zone && { zone, x, y });
        },
        onDoubleTap: (x, y) => {
          if (handleElements.current?.tap(x, y)) return;
          const hit = camera.current?.pick(x, y);
          if (hit) camera.current?.focus(hit);
        },
      }),
    [],
  );

  const loupeDrag = useMemo(
    () =>
      new LoupeDrag({
        pick: (x, y) => camera.current?.pick(x, y) ?? null,
        grab: (x, y) => loupeElements.current?.grab(x, y) ?? null,
        spot: () => loupe.getState().spot,
        ...loupeActions,
      }),
    [],
  );
  const lossDrags = useMemo(() => {
    const pick = (x: number, y: number) => {
      const handle = camera.current;
      return handle && zoneUnder(handle, x, y) ? handle.pick(x, y) : null;
    };
    return {
      patches: new PatchDrag({
        pick,
        patches: () => designStore.getState().design.loss.patches,
        positionOf: (at) => surfacePosition(simulation.getState().head!.mesh, at),
        select: lossToolActions.selectPatch,
        ...designActions,
      }),
      brush: new BrushDrag({
        pick,
        mirror: ([x, y, z]) => simulation.getState().picker!.nearest([-x, y, z]),
        brush: () => lossTool.getState().brush,
        strokes: () => designStore.getState().design.loss.strokes,
        tidy: (strokes) => withoutCovered(strokes, (at) => surfacePosition(simulation.getState().head!.mesh, at)),
        show: lossToolActions.showBrush,
        refuse: () => showNotice(BRUSH_FULL),
        isGesturing: () => designStore.getState().mark !== null,
        ...designActions,
      }),
      lasso: new LassoDrag({ pick, show: zoneToolActions.showLasso, finish: zoneActions.finishLasso }),
      scar: new ScarDrag({
        pick,
        scars: () => designStore.getState().design.scars,
        finish: (index) => {
          lossToolActions.selectScar(index);
          lossToolActions.putAway();
        },
        ...designActions,
      }),
    };
  }, []);
  const touch = tool ? lossDrags[tool] : isLoupeOn ? loupeDrag : taps;
  // may still hold a finger that came before another took its place
  const idle = [taps, loupeDrag, ...Object.values(lossDrags)].filter((each) => each !== touch);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') for (const each of Object.values(lossDrags)) each.takeBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [lossDrags]);

  useEffect(() => {
    if (!label) return;
    const timer = setTimeout(() => setLabel(null), LABEL_MS);
    return () => clearTimeout(timer);
  }, [label]);

  const retry = () => {
    setGraphics('whole');
    setAttempt((count) => count + 1);
  };

  return (
    <section
      className="viewport"
      aria-label="Head in three dimensions. Arrow keys turn it, plus and minus zoom."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the view takes keys while it has focus
      tabIndex={0}
      onKeyDown={(event) => camera.current && steer(event, camera.current)}
    >
      <Canvas
        key={attempt}
        className="canvas"
        frameloop="demand"
        dpr={finestPixelRatio()}
        camera={CAMERA}
        gl={GL}
        events={undefined}
        fallback={<p>A head in three dimensions with the microdots of the plan.</p>}
      >
        {stage && <CameraRig stage={stage} handle={camera} />}
        <Scene isDark={isDark} />
        <PatchRings />
        <BrushRing />
        {hasHead && isLossOpen && <SkinHandlesRig elements={lossElements} />}
        {hasHead && isHairlineOpen && <HairlineRig elements={handleElements} />}
        {areBordersMoved && <SkinHandlesRig elements={borderElements} />}
        {tool === 'lasso' && <LassoRig elements={lassoElements} />}
        {isLoupeOn && <LoupeRig elements={loupeElements} camera={camera} />}
        <AdaptiveResolution />
        <GraphicsWatch onChange={setGraphics} />
      </Canvas>
      {/* what fingers touch: as large as the canvas, centred on the free area, so that pinching keeps its place */}
      <div
        ref={setStage}
        className="stage"
        style={{
          transform: `translate(${(insets.left - insets.right) / 2}px, ${(insets.top - insets.bottom) / 2}px)`,
        }}
        onPointerDown={(event) => {
          // other buttons of a mouse are the camera's
          if (isFingerTaken && event.button !== 0) return;
          // a mouse that lets go over a panel lets go all the same
          if (isFingerTaken) event.currentTarget.setPointerCapture(event.pointerId);
          handleElements.current?.letGo();
          lossElements.current?.letGo();
          borderElements.current?.letGo();
          touch.press(sampleOf(event));
        }}
        onPointerMove={(event) => touch.move(sampleOf(event))}
        onPointerUp={(event) => {
          touch.release(sampleOf(event));
          for (const each of idle) each.cancel(event.pointerId);
        }}
        onPointerCancel={(event) => {
          touch.cancel(event.pointerId);
          for (const each of idle) each.cancel(event.pointerId);
        }}
        onPointerLeave={() => lossToolActions.showBrush(null)}
        data-loupe={isFingerTaken || undefined}
      />
      {hasHead && isLossOpen && <LossHandles elements={lossElements} camera={camera} />}
      {hasHead && isHairlineOpen && <HairlineHandles elements={handleElements} camera={camera} />}
      {areBordersMoved && <BorderHandles elements={borderElements} camera={camera} />}
      {tool === 'lasso' && <LassoLine elements={lassoElements} camera={camera} />}
      {isLoupeOn && <Loupe elements={loupeElements} />}
      {label && (
        <div className="zone-label" style={{ left: label.x, top: label.y }} aria-hidden>
          {ZONE_NAMES[label.zone].full}
        </div>
      )}
      {graphics !== 'whole' && (
        <div className="viewport-problem">
          {graphics === 'lost' ? (
            <p className="restoring" role="status">
              The graphics were interrupted. Restoring…
            </p>
          ) : (
            <ProblemCard title="The picture did not come back" action={{ label: 'Try again', run: retry }}>
              <p>The graphics of this device were interrupted. Your plan is safe and unchanged.</p>
            </ProblemCard>
          )}
        </div>
      )}
    </section>
  );
}

function Scene({ isDark }: { readonly isDark: boolean }) {
  const head = useStore(simulation, (state) => state.head);
  const pigmentLayer = useStore(simulation, (state) => state.pigmentLayer);
  const stubbleLayer = useStore(simulation, (state) => state.stubbleLayer);
  const pigmentVersion = useStore(simulation, (state) => state.pigmentVersion);
  const zoneVersion = useStore(simulation, (state) => state.zoneVersion);
  const skinTone = useStore(designStore, (state) => state.design.skinTone);
  const skin = useStore(designStore, (state) => state.design.skin);
  const selection = useStore(session, (state) => state.selection);
  const isAdjusting = useStore(session, (state) => state.adjusting !== null);
  const light = useStore(session, (state) => state.light);
  const lightTurnDegrees = useStore(session, (state) => state.lightTurnDegrees);
  const invalidate = useThree((state) => state.invalidate);

  // a slider's step changes uniforms only, and the next frame shows them
  useEffect(() => designStore.subscribe(() => invalidate()), [invalidate]);
  useEffect(() => {
    onPortraitWanted(() => invalidate());
    return () => onPortraitWanted(null);
  }, [invalidate]);
  // as does another time
  useEffect(() => session.subscribe(() => invalidate()), [invalidate]);

  return (
    <HeadView
      head={head}
      pigmentLayer={pigmentLayer}
      stubbleLayer={stubbleLayer}
      pigmentVersion={pigmentVersion}
      zoneVersion={zoneVersion}
      skinTone={skinTone}
      skin={skin}
      // the line would hide the very dots that are being set
      selectedZone={selection === 'all' || isAdjusting ? null : selection}
      backdrop={isDark ? 'dark' : 'light'}
      light={light}
      lightTurnDegrees={lightTurnDegrees}
      nextPortrait={nextPortrait}
    />
  );
}

function GraphicsWatch({ onChange }: { onChange(state: GraphicsState): void }) {
  const canvas = useThree((state) => state.gl.domElement);
  const invalidate = useThree((state) => state.invalidate);
  const isBack = useRef(false);
  useEffect(
    () =>
      watchContext(canvas, (state) => {
        isBack.current = state === 'whole';
        if (state === 'whole') invalidate();
        else onChange(state);
      }),
    [canvas, onChange, invalidate],
  );
  // graphics are back when there is a picture again, not when the browser says so
  useFrame(() => {
    if (!isBack.current) return;
    isBack.current = false;
    requestAnimationFrame(() => onChange('whole'));
  });
  return null;
}

function zoneUnder(handle: CameraHandle, x: number, y: number): ZoneId | null {
  const { head } = simulation.getState();
  const hit = handle.pick(x, y);
  if (!hit || !head?.scalp) return null;
  return zoneAt(head.scalp.attributes, head.mesh.triangles, hit.triangle, hit.barycentric);
}

function sampleOf(event: PointerEvent<HTMLElement>): PointerSample {
  const { left, top } = event.currentTarget.parentElement!.getBoundingClientRect();
  return {
    id: event.pointerId,
    type: event.pointerType,
    x: event.clientX - left,
    y: event.clientY - top,
    timeMs: event.timeStamp,
  };
}

function steer(event: KeyboardEvent, handle: CameraHandle): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  switch (event.key) {
    case 'ArrowLeft':
      handle.turn(-1, 0);
      break;
    case 'ArrowRight':
      handle.turn(1, 0);
      break;
    case 'ArrowUp':
      handle.turn(0, -1);
      break;
    case 'ArrowDown':
      handle.turn(0, 1);
      break;
    case '+':
    case '=':
      handle.zoom(KEY_ZOOM);
      break;
    case '-':
      handle.zoom(1 / KEY_ZOOM);
      break;
    default:
      return;
  }
  event.preventDefault();
}
