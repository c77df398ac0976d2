/** What happens once, before the first picture: the last design comes back, and from then on every step is kept and shown. */
import { designActions, designStore } from '../design/designStore';
import { autosave, browserStorage, restoreDesign, type Saved } from '../design/persistence';
import { isCustomZone } from '../scalp/zoneIds';
import { applyDesign, showTime, startSimulation } from '../simulation';
import { closeNotice, showNotice } from './notices';
import { session, sessionActions } from './session';

export function openWorkplace(): void {
  const storage = browserStorage();
  const restored = restoreDesign(storage);
  switch (restored.kind) {
    case 'restored':
      designActions.open(restored.design);
      break;
    case 'unreadable':
      showNotice({
        id: 'restore',
        kind: 'problem',
        text: `The saved plan could not be read, so the example is shown. The saved one was set aside. (${restored.reason})`,
      });
      break;
    case 'blocked':
      tellBlocked();
      break;
    case 'nothingSaved':
      break;
    default:
      restored satisfies never;
  }
  startSimulation(designStore.getState().design);
  designStore.subscribe(({ design, mark }, before) => {
    if (design !== before.design || mark !== before.mark) applyDesign(design, mark !== null);
    // a drawn zone that is gone cannot stay chosen
    const { selection } = session.getState();
    if (selection !== 'all' && isCustomZone(selection) && !design.customZones[selection]) sessionActions.select('all');
  });
  session.subscribe(({ timePoint: point, unshavenDays, isPlacedTooDeep }, before) => {
    const isSame =
      point === before.timePoint && unshavenDays === before.unshavenDays && isPlacedTooDeep === before.isPlacedTooDeep;
    if (!isSame) showTime({ point, unshavenDays, isPlacedTooDeep });
  });
  autosave(designStore, storage, tellOutcome);
}

function tellOutcome({ kind }: Saved): void {
  switch (kind) {
    case 'saved':
      closeNotice('storage');
      break;
    case 'full':
      showNotice({
        id: 'storage',
        kind: 'problem',
        text: 'This browser’s storage is full, so changes are kept only until the page is closed. Free some space to keep them.',
      });
      break;
    case 'blocked':
      tellBlocked();
      break;
    default:
      kind satisfies never;
  }
}

function tellBlocked(): void {
  showNotice({
    id: 'storage',
    kind: 'problem',
    text: 'This browser does not let Stipple save, perhaps in a private window. Changes are kept only until the page is closed.',
  });
}
