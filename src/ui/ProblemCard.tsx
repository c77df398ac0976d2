import type { ReactNode } from 'react';

interface ProblemCardProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: { readonly label: string; run(): void };
  /** For whoever is asked for help. */
  readonly detail?: string;
}

/** Something went wrong, what it means for the work, and the way on. */
export function ProblemCard({ title, children, action, detail }: ProblemCardProps) {
  return (
    <div className="problem" role="alert">
      <h2>{title}</h2>
      <div>{children}</div>
      {action && (
        <button type="button" className="primary-button" onClick={action.run}>
          {action.label}
        </button>
      )}
      {detail && (
        <details>
          <summary>Details</summary>
          <code>{detail}</code>
        </details>
      )}
    </div>
  );
}
