import { useStore } from 'zustand';
import { VIEW_NAMES } from '../appearance/viewPresets';
import { viewActions } from './actions';
import { session } from './session';
import { ViewIcon } from './viewIcons';

/** Six ways to look at the head. */
export function CameraDock() {
  const view = useStore(session, (state) => state.view);
  return (
    <nav className="dock" aria-label="View">
      {VIEW_NAMES.map((name) => {
        const { label, title, run } = viewActions[name];
        return (
          <button key={name} type="button" aria-pressed={view?.name === name} title={title} onClick={run}>
            <ViewIcon name={name} />
            <span>{label}</span>
          </button>
        );
      })}
    </nav>
  );
}
