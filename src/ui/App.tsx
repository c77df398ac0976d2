import { Component, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { restartSimulation, simulation } from '../simulation';
import { runKey } from './actions';
import { CameraDock } from './CameraDock';
import { hasWebGl2 } from './contextWatch';
import { freeArea } from './freeArea';
import { Notices } from './Notices';
import { ProblemCard } from './ProblemCard';
import { Progress } from './Progress';
import { ControlPanel } from './panels/ControlPanel';
import { session, sessionActions } from './session';
import { TimeButton, Timeline } from './Timeline';
import { TopBar } from './TopBar';
import { type Layout, useLayout, useSystemIsDark } from './useLayout';
import { useTimeLook } from './useTimeLook';
import { Viewport } from './Viewport';

export function App() {
  const layout = useLayout();
  const isDark = useIsDark();
  const stage = useStore(simulation, (state) => state.stage);
  const [canDraw] = useState(hasWebGl2);
  const panel = useRef<HTMLElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  useFreeArea(layout, panel, dock);
  useKeys();

  if (!canDraw) {
    return (
      <main className="page-problem">
        <ProblemCard title="This browser cannot show the head" action={{ label: 'Try again', run: reload }}>
          <p>
            Stipple draws in three dimensions with WebGL 2, which is switched off or missing here. Your plan is safe.
          </p>
          <ul>
            <li>Use a current Safari, Chrome, Edge or Firefox.</li>
            <li>In the browser’s settings, switch hardware acceleration on.</li>
            <li>On a managed device, ask whoever looks after it.</li>
          </ul>
        </ProblemCard>
      </main>
    );
  }
  return (
    <main className="app" data-layout={layout} data-stage={stage}>
      <CatchErrors>
        <Viewport isDark={isDark} />
      </CatchErrors>
      <TopBar />
      <div className="dock-place" ref={dock}>
        <Caption />
        <Timeline layout={layout} />
        <div className="dock-row">
          <CameraDock />
          <TimeButton layout={layout} />
        </div>
      </div>
      <ControlPanel layout={layout} ref={panel} />
      <Progress />
      <Failure />
      <Notices />
    </main>
  );
}

/** What the picture is, and of when. */
function Caption() {
  const { caption } = useTimeLook();
  const isPlacedTooDeep = useStore(session, (state) => state.isPlacedTooDeep);
  return (
    <>
      {isPlacedTooDeep && (
        <div className="poor-work" role="status">
          <p>Poor work: placed too deep, too dark</p>
          <button
            type="button"
            aria-label="Show the plan again"
            onClick={() => sessionActions.showPlacedTooDeep(false)}
          >
            End
          </button>
        </div>
      )}
      <p className="disclaimer">Computer illustration, not a promise. {caption}</p>
    </>
  );
}

/** The simulation stopped; the design did not. */
function Failure() {
  const stage = useStore(simulation, (state) => state.stage);
  const error = useStore(simulation, (state) => state.error);
  const hasHead = useStore(simulation, (state) => state.head !== null);
  if (stage !== 'failed') return null;
  return (
    <div className="app-problem">
      <ProblemCard
        title={hasHead ? 'Placing the dots stopped' : 'The head could not be loaded'}
        action={{ label: 'Start again', run: restartSimulation }}
        {...(error ? { detail: error.message } : {})}
      >
        <p>Your plan is safe and unchanged. Starting again takes some seconds.</p>
      </ProblemCard>
    </div>
  );
}

/** Keeps a fault of the picture from taking the controls, and the plan, with it. */
class CatchErrors extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="app-problem">
        <ProblemCard
          title="The picture stopped"
          action={{ label: 'Try again', run: () => this.setState({ error: null }) }}
          detail={error.message}
        >
          <p>Your plan is safe and unchanged. If trying again does not help, reload the page.</p>
        </ProblemCard>
      </div>
    );
  }
}

function reload(): void {
  window.location.reload();
}

function useIsDark(): boolean {
  const theme = useStore(session, (state) => state.theme);
  const systemIsDark = useSystemIsDark();
  const isDark = theme === 'auto' ? systemIsDark : theme === 'dark';
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#1d2126' : '#d3d8dd');
  }, [isDark]);
  return isDark;
}

/** Height of the caption with its gap. Not measured: the head must not move when the sentence wraps. */
const CAPTION_PX = 30;

/** Measures what panel and dock cover, so that the head has the rest. */
function useFreeArea(
  layout: Layout,
  panel: { readonly current: HTMLElement | null },
  dock: { readonly current: HTMLElement | null },
): void {
  useLayoutEffect(() => {
    const measure = () => {
      const cover = panel.current?.getBoundingClientRect();
      const views = dock.current?.querySelector('.dock-row')?.getBoundingClientRect();
      const strip = dock.current?.querySelector('.timeline')?.getBoundingClientRect();
      if (!cover || !views) return;
      const isBelow = layout === 'sheet' || layout === 'wideSheet';
      const isOpen = session.getState().isPanelOpen;
      const { innerWidth, innerHeight } = window;
      const right = isBelow || !isOpen ? 0 : Math.round(innerWidth - cover.left);
      const below = isBelow ? Math.round(innerHeight - cover.top) : 0;
      const { style } = document.documentElement;
      style.setProperty('--cover-right', `${right}px`);
      style.setProperty('--cover-bottom', `${below}px`);
      const top = layout === 'narrow' ? 0 : 44;
      // the dock and the line above it may stand before neck and shoulders, so they count by half
      const dockPx = 0.5 * (views.height + CAPTION_PX) + (strip?.height ?? 0);
      freeArea.setState({ insets: { top, left: 0, right, bottom: below + Math.round(dockPx) } });
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (panel.current) observer.observe(panel.current);
    if (dock.current) observer.observe(dock.current);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [layout, panel, dock]);
}

/** Shortcuts, wherever the focus is, except where a key means something of its own. */
function useKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.target as HTMLElement | null)?.closest('[role="menu"], [role="dialog"]')) {
        return;
      }
      if (runKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
