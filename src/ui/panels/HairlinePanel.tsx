import { CirclePlus, FlipHorizontal2, Magnet, Ruler, ScanFace, Trash2 } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { designStore } from '../../design/designStore';
import { noteHairline } from '../../plan/hairlineNotes';
import { EDGE_LIMITS } from '../../scalp/hairline';
import {
  EDGE_CHARACTER_IDS,
  type EdgeCharacterId,
  HAIRLINE_PRESET_IDS,
  type HairlinePresetId,
} from '../../scalp/hairlinePresets';
import { simulation } from '../../simulation';
import { mm } from '../../units';
import { edgeCharacterOf, hairlineActions } from '../hairlineActions';
import { EDGE_NAMES, PRESET_NAMES, pointName } from '../hairlineNames';
import { hairlineTool, hairlineToolActions, selectedAddition } from '../hairlineTool';
import { offerCanvas, PORTRAIT_SIZE } from '../presetPortraits';
import { useHairlineMeasures } from '../useHairlineMeasures';
import { ControlHeading } from './ControlHeading';
import { FinishControl } from './FinishControl';
import { LineGradeSliders } from './LineGradeSliders';
import { ValueSlider } from './ValueSlider';

/** Where the pigment ends in front: the line's shape, and how its edge is broken up. */
export function HairlinePanel() {
  return (
    <>
      <ShapeControl />
      <PointsControl />
      <MeasuresControl />
      <EdgeControl />
      <FinishControl />
    </>
  );
}

function ShapeControl() {
  const preset = useStore(designStore, (state) => state.design.hairline.preset);
  const isMirrored = useStore(designStore, (state) => state.design.hairline.isMirrored);
  const hasHead = useStore(simulation, (state) => state.picker !== null);
  return (
    <section className="control" aria-label="Shape of the hairline">
      <ControlHeading label="Shape" value={preset ? PRESET_NAMES[preset] : 'Own'} />
      <RadioGroup.Root
        className="hairline-presets"
        aria-label="Shape of the hairline"
        value={preset ?? ''}
        disabled={!hasHead}
        onValueChange={(next) => hairlineActions.choosePreset(next as HairlinePresetId)}
      >
        {HAIRLINE_PRESET_IDS.map((id) => (
          <RadioGroup.Item key={id} className="preset-chip" value={id}>
            <PresetPortrait preset={id} />
            <span>{PRESET_NAMES[id]}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <div className="hairline-row">
        <button
          type="button"
          className="hairline-mirror"
          aria-pressed={isMirrored}
          onClick={() => hairlineActions.setMirrored(!isMirrored)}
        >
          <FlipHorizontal2 aria-hidden size={18} />
          Both sides alike
        </button>
        <button
          type="button"
          className="hairline-suggest"
          disabled={!hasHead}
          onClick={() => void hairlineActions.followRemaining()}
          title="Lays the line along the front of the hair that the loss pattern leaves: where half of the density stands"
        >
          <ScanFace aria-hidden size={18} />
          Match what is left
        </button>
      </div>
    </section>
  );
}

/** The points on the head: more of them, fewer, and what they go onto. */
function PointsControl() {
  const added = useStore(designStore, (state) => state.design.hairline.line.added);
  const isAdding = useStore(hairlineTool, (state) => state.isAdding);
  const isSnapping = useStore(hairlineTool, (state) => state.isSnapping);
  const selected = useStore(hairlineTool, (state) => state.selected);
  const hasHead = useStore(simulation, (state) => state.picker !== null);
  const addition = selectedAddition(selected, { added });
  const { left, right } = added;
  const count = left.length === right.length ? `${left.length}` : `${left.length} left, ${right.length} right`;
  return (
    <section className="control" aria-label="Points of the line">
      <ControlHeading label="Added points" value={count} unit={left.length === right.length ? 'a side' : undefined} />
      <div className="hairline-row">
        <button
          type="button"
          className="hairline-mirror"
          aria-pressed={isAdding}
          disabled={!hasHead}
          onClick={hairlineToolActions.toggleAdding}
        >
          <CirclePlus aria-hidden size={18} />
          Add points
        </button>
        <button
          type="button"
          className="hairline-suggest"
          disabled={!addition}
          onClick={() => addition && hairlineActions.removePoint(addition)}
        >
          <Trash2 aria-hidden size={18} />
          Remove point
        </button>
        <button
          type="button"
          className="hairline-mirror"
          aria-pressed={isSnapping}
          onClick={hairlineToolActions.toggleSnapping}
          title="A dragged point goes onto the midline, the verticals through the eyes, the level of the middle and the tape’s marks when it comes near; hold Shift to pass them"
        >
          <Magnet aria-hidden size={18} />
          Snap to guides
        </button>
      </div>
      <p className="hint" role="status">
        {isAdding
          ? 'Tap the line to add a point; press Insert or + on a point to add one beyond it.'
          : addition
            ? `${pointName(addition)}: drag it, or remove it with Delete.`
            : ''}
      </p>
    </section>
  );
}

/** The preset on this very head. */
function PresetPortrait({ preset }: { readonly preset: HairlinePresetId }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => offerCanvas(preset, canvas.current!), [preset]);
  return <canvas ref={canvas} aria-hidden {...PORTRAIT_SIZE} />;
}

/** Lengths on the skin, live, and what a colleague would say about them. */
function MeasuresControl() {
  const line = useStore(designStore, (state) => state.design.hairline.line);
  const edge = useStore(designStore, (state) => state.design.hairline.edge);
  const ageYears = useStore(designStore, (state) => state.design.skin.ageYears);
  const reading = useHairlineMeasures(line);
  const measures = reading?.measures;
  const suggested = reading?.suggested;
  const sideProfile = useStore(designStore, (state) => state.design.hairline.sideProfile);
  const napeEdge = useStore(designStore, (state) => state.design.hairline.napeEdge);
  const notes = measures ? noteHairline(measures, edge, ageYears, { sideProfile, napeEdge }) : [];
  return (
    <section className="control" aria-label="Lengths on the skin">
      <ControlHeading
        label="On the skin"
        value={measures ? cm(measures.midFrontalMm) : '–'}
        unit="cm above the glabella"
      />
      {measures && (
        <dl className="hairline-lengths">
          <Length label="Recession" left={measures.sides.left.recessionMm} right={measures.sides.right.recessionMm} />
          <Length
            label="Corner to peak"
            left={measures.sides.left.cornerToPeakMm}
            right={measures.sides.right.cornerToPeakMm}
          />
          <div>
            <dt>Sides differ</dt>
            <dd>{measures.unevenMm.toFixed(1)} mm</dd>
          </div>
          <div>
            <dt>Thirds of the face</dt>
            <dd>{measures.thirdsMm.map((third) => cm(third)).join(' · ')} cm</dd>
          </div>
        </dl>
      )}
      <button
        type="button"
        className="hairline-suggest"
        disabled={!suggested}
        onClick={() => suggested && hairlineActions.layByTape(suggested)}
        title="Mid-frontal point 8 cm above the glabella and temporal peaks 5 cm from the corners (Garg); corners over the outer corners of the eyes (Shapiro)"
      >
        <Ruler aria-hidden size={18} />
        Suggest by tape
      </button>
      <ul className="hairline-notes" aria-live="polite">
        {notes.map(({ id, finding, reason, source }) => (
          <li key={id}>
            <b>{finding}.</b> {reason} <small>{source}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Length({ label, left, right }: { readonly label: string; readonly left: number; readonly right: number }) {
  const isOne = Math.abs(left - right) < 0.5;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{isOne ? cm(left) : `${cm(left)} left, ${cm(right)} right`} cm</dd>
    </div>
  );
}

function cm(lengthMm: number): string {
  return (lengthMm / 10).toFixed(1);
}

function EdgeControl() {
  const edge = useStore(designStore, (state) => state.design.hairline.edge);
  const character = edgeCharacterOf(edge);
  return (
    <section className="control" aria-label="Edge of the hairline">
      <ControlHeading label="Edge" value={character ? EDGE_NAMES[character] : 'Own'} />
      <RadioGroup.Root
        className="hairline-edges"
        aria-label="Character of the edge"
        value={character ?? ''}
        onValueChange={(next) => hairlineActions.chooseEdge(next as EdgeCharacterId)}
      >
        {EDGE_CHARACTER_IDS.map((id) => (
          <RadioGroup.Item key={id} className="chip" value={id}>
            {EDGE_NAMES[id]}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <EdgeSlider field="featherMm" label="Feather" spoken="Width over which the edge fades" step={0.5} />
      <EdgeSlider field="toothDepthMm" label="Teeth" spoken="Depth of the edge’s irregularities" step={0.1} />
      <EdgeSlider field="toothPeriodMm" label="Apart" spoken="Distance between irregularities" step={0.5} />
      <EdgeSlider
        field="sentinelsPerCm"
        label="Lone dots"
        spoken="Dots in front of the line"
        unit="per cm"
        spokenUnit="per centimetre"
        step={0.1}
      />
      <LineGradeSliders />
    </section>
  );
}

function EdgeSlider({
  field,
  label,
  spoken,
  step,
  unit = 'mm',
  spokenUnit = 'millimetres',
}: {
  readonly field: Exclude<keyof typeof EDGE_LIMITS, 'lineInkShare' | 'lineSizeShare'>;
  readonly label: string;
  readonly spoken: string;
  readonly step: number;
  readonly unit?: string;
  readonly spokenUnit?: string;
}) {
  const value = useStore(designStore, (state) => state.design.hairline.edge[field]);
  return (
    <div className="hairline-slider">
      <ControlHeading label={label} value={value.toFixed(1)} unit={unit} />
      <ValueSlider
        control="hairline"
        label={spoken}
        valueText={`${value.toFixed(1)} ${spokenUnit}`}
        span={{ min: value, max: value }}
        {...EDGE_LIMITS[field]}
        step={step}
        onChange={(next) => hairlineActions.setEdge({ [field]: mm(Math.round(next * 10) / 10) })}
      />
    </div>
  );
}
