import { useStore } from 'zustand';
import { designStore } from '../../design/designStore';
import { SHADE_LADDERS, thinnedShade } from '../../pigment/shades';
import { EDGE_LIMITS } from '../../scalp/hairline';
import { hairlineActions } from '../hairlineActions';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

/** How pale and how small dots become towards the line, beside the plan of the hairline's zone. */
export function LineGradeSliders() {
  const { lineInkShare, lineSizeShare } = useStore(designStore, (state) => state.design.hairline.edge);
  const { shade, diameterMm } = useStore(designStore, (state) => state.design.zones.frontalHairline);
  const base = useStore(designStore, (state) => state.design.pigment.base);
  const { id, name } = SHADE_LADDERS[base][thinnedShade(shade, lineInkShare)]!;
  const lineDiameterMm = (diameterMm * lineSizeShare).toFixed(2);
  return (
    <>
      <div className="hairline-slider">
        <ControlHeading label="Ink at the line" value={percent(lineInkShare)} unit={`% · as ${id}`} />
        <ValueSlider
          control="hairline"
          label="Strength of the ink at the line"
          valueText={`${percent(lineInkShare)} per cent of the plan’s, as shade ${id}, ${name}`}
          span={{ min: lineInkShare, max: lineInkShare }}
          {...EDGE_LIMITS.lineInkShare}
          step={0.05}
          onChange={(next) => hairlineActions.setEdge({ lineInkShare: Math.round(next * 100) / 100 })}
        />
      </div>
      <div className="hairline-slider">
        <ControlHeading label="Dots at the line" value={percent(lineSizeShare)} unit={`% · ${lineDiameterMm} mm`} />
        <ValueSlider
          control="hairline"
          label="Size of the dots at the line"
          valueText={`${percent(lineSizeShare)} per cent of the plan’s, ${lineDiameterMm} millimetres`}
          span={{ min: lineSizeShare, max: lineSizeShare }}
          {...EDGE_LIMITS.lineSizeShare}
          step={0.05}
          onChange={(next) => hairlineActions.setEdge({ lineSizeShare: Math.round(next * 100) / 100 })}
        />
      </div>
    </>
  );
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}
