import type { ReactNode } from 'react';

interface ControlHeadingProps {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly isMixed?: boolean;
  readonly children?: ReactNode;
}

/** Name of a control and its value, large enough to read across a table. */
export function ControlHeading({ label, value, unit, isMixed, children }: ControlHeadingProps) {
  return (
    <div className="control-heading">
      <h3>{label}</h3>
      {children}
      <p className="control-value">
        {isMixed && <span className="mixed-tag">Zones differ</span>}
        <output>
          {value}
          {unit && <small> {unit}</small>}
        </output>
      </p>
    </div>
  );
}
