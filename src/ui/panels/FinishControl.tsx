import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { designStore } from '../../design/designStore';
import { NAPE_EDGES, SIDE_PROFILES } from '../../scalp/hairline';
import { hairlineActions } from '../hairlineActions';
import { NAPE_EDGE_NAMES, SIDE_PROFILE_NAMES } from '../hairlineNames';
import { ControlHeading } from './ControlHeading';

/** How the pigment ends away from the front: at the temples and at the nape. */
export function FinishControl() {
  const sideProfile = useStore(designStore, (state) => state.design.hairline.sideProfile);
  const napeEdge = useStore(designStore, (state) => state.design.hairline.napeEdge);
  return (
    <>
      <Choice
        title="Temples"
        label="Profile of the temples"
        ids={SIDE_PROFILES}
        names={SIDE_PROFILE_NAMES}
        value={sideProfile}
        onChange={hairlineActions.setSideProfile}
      />
      <Choice
        title="Nape"
        label="Edge of the nape"
        ids={NAPE_EDGES}
        names={NAPE_EDGE_NAMES}
        value={napeEdge}
        onChange={hairlineActions.setNapeEdge}
      />
    </>
  );
}

function Choice<Id extends string>({
  title,
  label,
  ids,
  names,
  value,
  onChange,
}: {
  readonly title: string;
  readonly label: string;
  readonly ids: readonly Id[];
  readonly names: Readonly<Record<Id, string>>;
  readonly value: Id;
  readonly onChange: (next: Id) => void;
}) {
  return (
    <section className="control" aria-label={title}>
      <ControlHeading label={title} value={names[value]} />
      <RadioGroup.Root
        className="hairline-edges"
        aria-label={label}
        value={value}
        onValueChange={(next) => onChange(next as Id)}
      >
        {ids.map((id) => (
          <RadioGroup.Item key={id} className="chip" value={id}>
            {names[id]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}
