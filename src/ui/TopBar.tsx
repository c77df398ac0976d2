import { Redo2, Undo2, ZoomIn } from 'lucide-react';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import { loupeAction, redoAction, undoAction } from './actions';
import { MoreMenu } from './MoreMenu';
import { session } from './session';

export function TopBar() {
  const canUndo = useStore(designStore, ({ undoable, mark }) => undoable.length > 0 || mark !== null);
  const canRedo = useStore(designStore, ({ redoable }) => redoable.length > 0);
  const isLoupeOn = useStore(session, (state) => state.isLoupeOn);
  return (
    <header className="topbar">
      <h1 className="brand">
        <BrandMark />
        <span>Stipple</span>
      </h1>
      <div className="topbar-group" role="toolbar" aria-label="Plan">
        <button
          type="button"
          className="icon-button"
          aria-label={undoAction.label}
          title={undoAction.title}
          disabled={!canUndo}
          onClick={undoAction.run}
        >
          <Undo2 aria-hidden size={22} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={redoAction.label}
          title={redoAction.title}
          disabled={!canRedo}
          onClick={redoAction.run}
        >
          <Redo2 aria-hidden size={22} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={loupeAction.label}
          aria-pressed={isLoupeOn}
          title={loupeAction.title}
          onClick={loupeAction.run}
        >
          <ZoomIn aria-hidden size={22} />
        </button>
        <MoreMenu />
      </div>
    </header>
  );
}

/** Dots that gather to a hairline. */
function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" fill="currentColor">
      <circle cx="16" cy="7" r="1.2" />
      <circle cx="10.5" cy="9" r="1.3" />
      <circle cx="21.5" cy="9" r="1.3" />
      <circle cx="16" cy="12" r="1.7" />
      <circle cx="7" cy="13.5" r="1.7" />
      <circle cx="25" cy="13.5" r="1.7" />
      <circle cx="11.5" cy="14.5" r="2" />
      <circle cx="20.5" cy="14.5" r="2" />
      <circle cx="16" cy="18" r="2.4" />
      <circle cx="8.5" cy="19" r="2.4" />
      <circle cx="23.5" cy="19" r="2.4" />
      <circle cx="12.6" cy="23" r="2.7" />
      <circle cx="19.4" cy="23" r="2.7" />
    </svg>
  );
}
