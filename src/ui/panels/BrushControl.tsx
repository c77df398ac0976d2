import { Brush as BrushIcon, Eraser, FlipHorizontal2 } from 'lucide-react';
import { RadioGroup, Toggle } from 'radix-ui';
import { useStore } from 'zustand';
import { designActions, designStore } from '../../design/designStore';
import { LOSS_EDIT_LIMITS } from '../../scalp/lossEdits';
import { simulation } from '../../simulation';
import { mm } from '../../units';
import { BRUSH_TOOLS } from '../lossNames';
import { lossTool, lossToolActions } from '../lossTool';
import { ControlHeading } from './ControlHeading';
import { ValueSlider } from './ValueSlider';

/** Hair painted in or out with a finger, over whatever the pattern says. */
export function BrushControl() {
  const count = useStore(designStore, (state) => state.design.loss.strokes.length);
  const isPainting = useStore(lossTool, (state) => state.tool === 'brush');
  const { share, radiusMm, isMirrored } = useStore(lossTool, (state) => state.brush);
  const canPaint = useStore(simulation, (state) => state.picker !== null);
  const percent = Math.round(100 * share);
  return (
    <section className="control" aria-label="Brush">
      <ControlHeading label="Brush" value={`${count}`} unit={count === 1 ? 'stroke' : 'strokes'} />
      <div className="loss-buttons">
        <Toggle.Root
          className="chip"
          pressed={isPainting}
          disabled={!canPaint}
          onPressedChange={() => lossToolActions.toggle('brush')}
          aria-label="Paint hair on the head"
        >
          <BrushIcon aria-hidden size={18} /> On the head
        </Toggle.Root>
        <Toggle.Root
          className="chip"
          pressed={isMirrored}
          onPressedChange={lossToolActions.paintBothSides}
          aria-label="Paint both sides alike"
        >
          <FlipHorizontal2 aria-hidden size={18} /> Both sides
        </Toggle.Root>
      </div>
      <RadioGroup.Root
        className="loss-list brush-tools"
        aria-label="What the brush does"
        value={BRUSH_TOOLS.find((tool) => tool.share === share)?.label ?? ''}
        onValueChange={(label) => lossToolActions.leaveHair(BRUSH_TOOLS.find((tool) => tool.label === label)!.share)}
      >
        {BRUSH_TOOLS.map(({ label }) => (
          <RadioGroup.Item key={label} className="chip" value={label}>
            {label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {isPainting && (
        <p className="hint" role="status">
          {count >= LOSS_EDIT_LIMITS.strokes
            ? `The brush is full: a plan holds ${LOSS_EDIT_LIMITS.strokes} strokes.`
            : 'Paint on the scalp with one finger. Two fingers turn the head. Scars and patches stay bare.'}
        </p>
      )}
      <ControlHeading label="Leaves" value={`${percent}`} unit="% of the hair" />
      <ValueSlider
        control="loss"
        label="Hair that the brush leaves"
        valueText={`${percent} per cent of untouched hair`}
        span={{ min: share, max: share }}
        min={0}
        max={1}
        step={0.05}
        onChange={(next) => lossToolActions.leaveHair(Math.round(20 * next) / 20)}
      />
      <ControlHeading label="Brush size" value={(2 * radiusMm).toFixed(0)} unit="mm across" />
      <ValueSlider
        control="loss"
        label="Size of the brush"
        valueText={`${(2 * radiusMm).toFixed(0)} millimetres across`}
        span={{ min: radiusMm, max: radiusMm }}
        {...LOSS_EDIT_LIMITS.strokeRadiusMm}
        step={0.5}
        onChange={(next) => lossToolActions.sizeBrush(mm(Math.round(2 * next) / 2))}
      />
      <div className="loss-buttons">
        <button type="button" className="chip" disabled={count === 0} onClick={() => designActions.setStrokes([])}>
          <Eraser aria-hidden size={18} /> Clear corrections
        </button>
      </div>
    </section>
  );
}
