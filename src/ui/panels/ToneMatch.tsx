import { useMemo } from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { epidermalMelanin } from '../../pigment/optics';
import { type ToneMatch as Match, matchTone, shifted } from '../../plan/toneMatch';
import { skinLinear } from '../swatchColour';
import { useSelectedPlans } from '../useSelection';
import { ControlHeading } from './ControlHeading';

const VERDICTS: Readonly<Record<Match['verdict'], readonly [short: string, sentence: string]>> = {
  matches: ['Matches', 'Pigment matches the hair beside it.'],
  close: ['Close', 'Pigment is close to the hair beside it.'],
  lighter: ['Lighter', 'Pigment is lighter than the hair beside it.'],
  darker: ['Darker', 'Pigment is darker than the hair beside it.'],
};

const LINES: Readonly<Record<Match['verdict'], string>> = {
  matches: 'Matches the',
  close: 'Close to the',
  lighter: 'Lighter than the',
  darker: 'Darker than the',
};

const NUMBERS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** Whether pigment and hair will look like one from across a room, and the shade that would come closer. */
export function ToneMatch() {
  const { zones, plans } = useSelectedPlans();
  const match = useToneMatch();
  const { deltaE, verdict, suggestion } = match;
  const change = () => {
    if (!suggestion) return;
    designActions.beginGesture();
    zones.forEach((zone, index) => {
      designActions.setShade([zone], shifted(plans[index]!.shade, suggestion.steps));
    });
    designActions.commitGesture();
  };
  return (
    <section className="control tone-match" aria-label="Match with the hair" data-verdict={verdict}>
      <ControlHeading label="Match" value={VERDICTS[verdict][0]} unit={`ΔE ${deltaE.toFixed(1)}`} />
      <p className="hint" aria-live="polite">
        {VERDICTS[verdict][1]} {advice(match)}
      </p>
      {suggestion && (
        <button type="button" className="chip" onClick={change}>
          Use {stepsInWords(suggestion.steps).toLowerCase()}
        </button>
      )}
    </section>
  );
}

/** The same in one short line, for beside the shades. */
export function ToneMatchLine() {
  const { suggestion, verdict, deltaE } = useToneMatch();
  const steps = suggestion && `, try ${Math.abs(suggestion.steps)} ${suggestion.steps > 0 ? 'darker' : 'lighter'}`;
  return (
    <p className="hint tone-match-line" data-verdict={verdict}>
      {LINES[verdict]} hair, ΔE {deltaE.toFixed(1)}
      {steps}
    </p>
  );
}

function useToneMatch(): Match {
  const { zones, plans } = useSelectedPlans();
  const hair = useStore(designStore, (state) => state.design.hair);
  const skinTone = useStore(designStore, (state) => state.design.skinTone);
  const skin = useStore(designStore, (state) => state.design.skin);
  const { base, depthMm } = useStore(designStore, (state) => state.design.pigment);
  return useMemo(
    () =>
      matchTone({
        zones: zones.map((zone, i) => [zone, plans[i]!] as const),
        hair,
        skin: skinLinear({ skinTone, skin }),
        melanin: epidermalMelanin(skinTone),
        base,
        depthMm,
      }),
    [zones, plans, hair, skinTone, skin, base, depthMm],
  );
}

function advice({ suggestion, verdict }: Match): string {
  if (suggestion) return `${stepsInWords(suggestion.steps)} would match better: ΔE ${suggestion.deltaE.toFixed(1)}.`;
  return verdict === 'matches' ? '' : 'No shade comes closer; density or dot size may.';
}

function stepsInWords(steps: number): string {
  const count = Math.abs(steps);
  return `${NUMBERS[count]} ${count === 1 ? 'shade' : 'shades'} ${steps > 0 ? 'darker' : 'lighter'}`;
}
