import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import type { HairColour } from '../../pigment/hairTraits';
import { epidermalMelanin } from '../../pigment/optics';
import { SHADE_LADDERS } from '../../pigment/shades';
import { type ShadeAdvice as Advice, adviseShade, judgeShade } from '../../plan/shadeAdvice';
import { skinLinear } from '../swatchColour';
import { useSelectedPlans } from '../useSelection';

const HAIR_WORDS: Readonly<Record<HairColour, string>> = {
  black: 'black',
  darkBrown: 'dark brown',
  brown: 'brown',
  lightBrown: 'light brown',
  blond: 'blond',
  red: 'red',
};

const VERDICTS = {
  lighter: 'Lighter than advised: a careful start, may look faint',
  suits: 'Suits skin and hair',
  darker: 'Darker than advised: may read blue',
} as const;

/** Which shade suits, and why; a tap takes it. */
export function ShadeAdvice() {
  const { zones, plans } = useSelectedPlans();
  const skinTone = useStore(designStore, (state) => state.design.skinTone);
  const skin = useStore(designStore, (state) => state.design.skin);
  const hair = useStore(designStore, (state) => state.design.hair);
  const { base, depthMm } = useStore(designStore, (state) => state.design.pigment);
  const { diameterMm, shade } = plans[0]!;
  const advice = useMemo(
    () =>
      adviseShade({
        skinLinear: skinLinear({ skinTone, skin }),
        melanin: epidermalMelanin(skinTone),
        hair,
        base,
        depthMm,
        diameterMm,
      }),
    [skinTone, skin, hair, base, depthMm, diameterMm],
  );
  const isMixed = plans.some((plan) => plan.shade !== shade);
  const verdict = judgeShade(advice, shade);
  const name = SHADE_LADDERS[base][advice.shade]!.name;
  const hairWords = `${hair.greyShare >= 0.5 ? 'greying ' : ''}${HAIR_WORDS[hair.colour]}`;
  return (
    <div className="shade-advice" data-verdict={isMixed ? 'suits' : verdict}>
      <ContrastGauge advice={advice} shade={isMixed ? null : shade}>
        {(isMixed || shade !== advice.shade) && (
          <button type="button" className="text-button" onClick={() => designActions.setShade(zones, advice.shade)}>
            Take {name}
          </button>
        )}
      </ContrastGauge>
      <p className="hint" role="status">
        {isMixed ? null : <b>{shade === advice.shade ? 'The suggested shade' : VERDICTS[verdict]}. </b>}
        {reasonOf(advice, hairWords)}
      </p>
    </div>
  );
}

function reasonOf({ reasons, shade, stubbleShade }: Advice, hair: string): string {
  if (reasons.includes('outOfReach')) {
    return `So deep or small, no shade is as dark as ${hair} stubble; a darker one only reads bluer.`;
  }
  const below = stubbleShade - shade;
  const place =
    below <= 0
      ? `The shade of ${hair} stubble`
      : `${below === 1 ? 'One shade' : below === 2 ? 'Two shades' : `${below} shades`} lighter than ${hair} stubble`;
  const why = reasons.includes('faint')
    ? 'anything lighter would hardly show on this skin'
    : reasons.includes('darkSkin')
      ? 'darker skin needs more contrast'
      : reasons.includes('bluish')
        ? 'darker would read blue at this depth'
        : 'it can be darkened once it has healed';
  return `${place}: ${why}.`;
}

interface ContrastGaugeProps {
  readonly advice: Advice;
  /** Null where zones differ. */
  readonly shade: number | null;
  readonly children: ReactNode;
}

/** How much darker than the skin one dot is, the stubble beside it. */
function ContrastGauge({ advice, shade, children }: ContrastGaugeProps) {
  const { contrasts, stubbleContrast } = advice;
  const end = 1.1 * Math.max(stubbleContrast, contrasts.at(-1)!);
  const toPercent = (contrast: number) => `${(100 * contrast) / end}%`;
  const [low, high] = [contrasts[Math.max(0, advice.shade - 1)]!, contrasts[Math.min(9, advice.shade + 1)]!];
  const own = shade === null ? null : contrasts[shade]!;
  return (
    <>
      <div className="contrast-heading">
        <span>
          Dot contrast <b>{own === null ? 'differs' : own.toFixed(0)}</b> L* · stubble {stubbleContrast.toFixed(0)}
        </span>
        {children}
      </div>
      <span className="contrast-scale" aria-hidden>
        <span className="contrast-band" style={{ left: toPercent(low), right: `calc(100% - ${toPercent(high)})` }} />
        <span className="contrast-stubble" style={{ left: toPercent(stubbleContrast) }} />
        {own !== null && <span className="contrast-own" style={{ left: toPercent(own) }} />}
      </span>
    </>
  );
}
