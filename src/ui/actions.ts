/**
 * What a person can do from more than one place: a button, a menu item and a key share one entry.
 *
 * Keys are written as `mod+z`: mod is Command on Apple's keyboards and Control elsewhere.
 */
import { VIEW_NAMES, type ViewName } from '../appearance/viewPresets';
import { designActions, designStore } from '../design/designStore';
import { exportDots } from '../simulation';
import type { ExportFormat } from '../simulationProtocol';
import { showNotice } from './notices';
import { sessionActions } from './session';

export interface Action {
  readonly id: string;
  readonly label: string;
  /** The label, and what else is worth knowing. */
  readonly title: string;
  readonly keys: readonly string[];
  run(): void;
}

export const undoAction: Action = {
  id: 'undo',
  label: 'Undo',
  title: 'Undo',
  keys: ['mod+z'],
  run: () => designActions.undo(),
};

export const redoAction: Action = {
  id: 'redo',
  label: 'Redo',
  title: 'Redo',
  keys: ['mod+shift+z', 'mod+y'],
  run: () => designActions.redo(),
};

export const loupeAction: Action = {
  id: 'loupe',
  label: 'Loupe',
  title: 'Magnifies the skin under your finger and counts its dots',
  keys: ['l'],
  run: () => sessionActions.toggleLoupe(),
};

export const rerollAction: Action = {
  id: 'reroll',
  label: 'New dot pattern',
  title: 'Places every dot anew; density, shade and size stay',
  keys: [],
  run: () => {
    designActions.reroll(crypto.getRandomValues(new Uint32Array(1))[0]!);
    showNotice({
      id: 'reroll',
      kind: 'info',
      text: 'Placing a new pattern of dots.',
      action: { label: 'Undo', run: designActions.undo },
    });
  },
};

export const resetAction: Action = {
  id: 'reset',
  label: 'Start over',
  title: 'Back to the example plan; can be undone',
  keys: [],
  run: () => {
    const before = designStore.getState().design;
    designActions.reset();
    sessionActions.select('all');
    if (designStore.getState().design === before) return;
    showNotice({
      id: 'reset',
      kind: 'info',
      text: 'Back to the example plan.',
      action: { label: 'Undo', run: designActions.undo },
    });
  },
};

export const exportActions: Readonly<Record<ExportFormat, Action>> = {
  csv: exportAction('csv', 'Dots as a table (CSV)'),
  ply: exportAction('ply', 'Dots as points (PLY)'),
};

const VIEWS: Readonly<Record<ViewName, readonly [label: string, title: string]>> = {
  front: ['Front', 'From the front'],
  threeQuarter: ['Angle', 'Three-quarter view; again for the other side'],
  side: ['Side', 'From the side; again for the other side'],
  top: ['Top', 'From above'],
  back: ['Back', 'From behind'],
  closeUp: ['Close', 'Close-up of the skin'],
};

export const viewActions = Object.fromEntries(
  VIEW_NAMES.map((name, index): [ViewName, Action] => {
    const [label, title] = VIEWS[name];
    const keys = [String(index + 1)];
    return [name, { id: `view-${name}`, label, title, keys, run: () => sessionActions.chooseView(name) }];
  }),
) as Readonly<Record<ViewName, Action>>;

const KEYED: readonly Action[] = [undoAction, redoAction, loupeAction, ...Object.values(viewActions)];

/** Runs the action of a key, if it has one. @returns Whether it did. */
export function runKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  if (event.altKey) return false;
  const parts = [(event.ctrlKey || event.metaKey) && 'mod', event.shiftKey && 'shift', event.key.toLowerCase()];
  const keys = parts.filter(Boolean).join('+');
  const action = KEYED.find((candidate) => candidate.keys.includes(keys));
  action?.run();
  return action !== undefined;
}

function exportAction(format: ExportFormat, label: string): Action {
  return {
    id: `export-${format}`,
    label,
    title: 'Every microdot of the plan with its place in millimetres, zone, session, size and shade',
    keys: [],
    run: () => {
      exportDots(format).then(
        (blob) => {
          const name = `stipple-dots.${format}`;
          download(blob, name);
          showNotice({ id: 'export', kind: 'info', text: `Saved ${name}.` });
        },
        (error: Error) =>
          showNotice({
            id: 'export',
            kind: 'problem',
            text: `The dots could not be saved. ${error.message}`,
            action: { label: 'Try again', run: () => exportActions[format].run() },
          }),
      );
    },
  };
}

/** Long enough for every browser to have begun with the file. */
const DOWNLOAD_STARTED_MS = 60_000;

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_STARTED_MS);
}
