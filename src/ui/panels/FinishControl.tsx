import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { designStore } from '../../design/designStore';
import { NAPE_EDGES, type NapeEdge, SIDE_PROFILES, type SideProfile } from '../../scalp/hairline';
import { hairlineActions } from '../hairlineActions';
import { NAPE_EDGE_NAMES, SIDE_PROFILE_NAMES } from '../hairlineNames';
import { ControlHeading } from './ControlHeading';

/** How the pigment ends away from the front: at the temples and at the nape. */
export function FinishControl() {
  const sideProfile = useStore(designStore, (state) => state.design.hairline.sideProfile);
  const napeEdge = useStore(designStore, (state) => state.design.hairline.napeEdge);
  return (
    <>
      <section className="control" aria-label="Temples">
        <ControlHeading label="Temples" value={SIDE_PROFILE_NAMES[sideProfile]} />
        <RadioGroup.Root
          className="hairline-edges"
          aria-label="Profile of the temples"
          value={sideProfile}
          onValueChange={(next) => hairlineActions.setSideProfile(next as SideProfile)}
        >
          {SIDE_PROFILES.map((id) => (
            <RadioGroup.Item key={id} className="chip" value={id}>
              {SIDE_PROFILE_NAMES[id]}
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </section>
      <section className="control" aria-label="Nape">
        <ControlHeading label="Nape" value={NAPE_EDGE_NAMES[napeEdge]} />
        <RadioGroup.Root
          className="hairline-edges"
          aria-label="Edge of the nape"
          value={napeEdge}
          onValueChange={(next) => hairlineActions.setNapeEdge(next as NapeEdge)}
        >
          {NAPE_EDGES.map((id) => (
            <RadioGroup.Item key={id} className="chip" value={id}>
              {NAPE_EDGE_NAMES[id]}
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </section>
    </>
  );
}
