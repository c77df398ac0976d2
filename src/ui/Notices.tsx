import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { closeNotice, type Notice, notices } from './notices';

export function Notices() {
  const list = useStore(notices, (state) => state.list);
  return (
    <div className="notices">
      <div role="status">{list.filter(({ kind }) => kind === 'info').map(renderNotice)}</div>
      <div role="alert">{list.filter(({ kind }) => kind === 'problem').map(renderNotice)}</div>
    </div>
  );
}

function renderNotice({ id, kind, text, action }: Notice) {
  return (
    <div key={id} className="notice" data-kind={kind}>
      <p>{text}</p>
      {action && (
        <button
          type="button"
          className="text-button"
          onClick={() => {
            closeNotice(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Close this message" onClick={() => closeNotice(id)}>
        <X aria-hidden size={18} />
      </button>
    </div>
  );
}
