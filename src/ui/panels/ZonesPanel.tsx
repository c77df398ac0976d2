import { Copy, Lasso, RotateCcw, Spline, Trash2 } from 'lucide-react';
import { Toggle } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { designStore } from '../../design/designStore';
import type { ZonePlan } from '../../pigment/fields';
import { ZONE_BORDER_IDS, ZONE_EDIT_LIMITS } from '../../scalp/zoneEdits';
import { CUSTOM_ZONE_IDS, type CustomZoneId, MIRROR_ZONE, type ZoneId } from '../../scalp/zoneIds';
import { simulation } from '../../simulation';
import { lossTool } from '../lossTool';
import { session } from '../session';
import { zoneActions, zoneList } from '../zoneActions';
import { BORDER_NAMES, borderOffsetText, existingZones, ZONE_NAMES } from '../zoneNames';
import { zoneTool, zoneToolActions } from '../zoneTool';
import { ControlHeading } from './ControlHeading';
import { CHIP_ORDER } from './ZoneChips';

/** Zones of one's own, borders moved, and values carried from one zone to others. */
export function ZonesPanel() {
  // away from this page a finger on the head turns it again
  useEffect(() => zoneToolActions.putAway, []);
  return (
    <>
      <OwnZones />
      <Borders />
      <CopyValues />
    </>
  );
}

function OwnZones() {
  const customZones = useStore(designStore, (state) => state.design.customZones);
  const selection = useStore(session, (state) => state.selection);
  const isDrawing = useStore(lossTool, (state) => state.tool === 'lasso');
  const refusal = useStore(zoneTool, (state) => state.refusal);
  const canDraw = useStore(simulation, (state) => state.picker !== null);
  const count = CUSTOM_ZONE_IDS.filter((id) => customZones[id] !== null).length;
  const isFull = count === CUSTOM_ZONE_IDS.length;
  const own = CUSTOM_ZONE_IDS.find((id) => id === selection && customZones[id] !== null);
  return (
    <section className="control" aria-label="Zones of your own">
      <ControlHeading label="Own zones" value={`${count}`} unit={`of ${CUSTOM_ZONE_IDS.length}`} />
      <div className="loss-buttons">
        <Toggle.Root
          className="chip"
          pressed={isDrawing}
          disabled={(isFull || !canDraw) && !isDrawing}
          onPressedChange={zoneToolActions.toggleLasso}
        >
          <Lasso aria-hidden size={18} /> Draw a zone
        </Toggle.Root>
        {own && (
          <button type="button" className="chip" onClick={() => zoneActions.deleteZone(own as CustomZoneId)}>
            <Trash2 aria-hidden size={18} /> Delete {ZONE_NAMES[own].short}
          </button>
        )}
      </div>
      {isDrawing && (
        <p className="hint" role="status">
          {refusal ?? 'Draw round the zone with one finger. Two fingers turn the head.'}
        </p>
      )}
      {isFull && !own && <p className="hint">Two are drawn, and two are the most. Choose one above to delete it.</p>}
    </section>
  );
}

function Borders() {
  const borders = useStore(designStore, (state) => state.design.zoneBorders);
  const areMoved = useStore(zoneTool, (state) => state.areBordersMoved);
  const canMove = useStore(simulation, (state) => state.picker !== null);
  const moved = ZONE_BORDER_IDS.filter((id) => borders[id] !== 0);
  const { max } = ZONE_EDIT_LIMITS.borderMm;
  return (
    <section className="control" aria-label="Borders of the zones">
      <ControlHeading label="Borders" value={moved.length === 0 ? 'By anatomy' : `${moved.length} moved`} />
      <div className="loss-buttons">
        <Toggle.Root
          className="chip"
          pressed={areMoved}
          disabled={!canMove}
          onPressedChange={zoneToolActions.toggleBorders}
        >
          <Spline aria-hidden size={18} /> Move borders
        </Toggle.Root>
        <button type="button" className="chip" disabled={moved.length === 0} onClick={zoneActions.resetBorders}>
          <RotateCcw aria-hidden size={18} /> Reset borders
        </button>
      </div>
      {areMoved && (
        <p className="hint" role="status">
          Drag the handles on the head, or use the arrow keys. Both sides go together, up to {max} mm.
        </p>
      )}
      {moved.length > 0 && (
        <dl className="zone-borders">
          {moved.map((id) => (
            <div key={id}>
              <dt>{BORDER_NAMES[id]}</dt>
              <dd>
                {borderOffsetText(id, borders[id])}
                {Math.abs(borders[id]) === max && ' (no farther)'}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const VALUES: readonly (readonly [key: keyof ZonePlan, label: string])[] = [
  ['densityPerMm2', 'Density'],
  ['shade', 'Shade'],
  ['diameterMm', 'Size'],
];

function CopyValues() {
  const selection = useStore(session, (state) => state.selection);
  const customZones = useStore(designStore, (state) => state.design.customZones);
  const zones = useStore(designStore, (state) => state.design.zones);
  const [what, setWhat] = useState<ReadonlySet<keyof ZonePlan>>(() => new Set(VALUES.map(([key]) => key)));
  const [wanted, setWanted] = useState<ReadonlySet<ZoneId>>(new Set());
  if (selection === 'all') {
    return (
      <section className="control" aria-label="Copy values">
        <ControlHeading label="Copy values" value="–" />
        <p className="hint">Choose a zone above to give its density, shade and size to others.</p>
      </section>
    );
  }
  const others = CHIP_ORDER.filter((id) => id !== selection && existingZones(customZones).includes(id));
  const targets = others.filter((id) => wanted.has(id));
  const mirror = MIRROR_ZONE[selection];
  const isDone = targets.every((id) =>
    VALUES.every(([key]) => !what.has(key) || zones[id][key] === zones[selection][key]),
  );
  return (
    <section className="control" aria-label="Copy values">
      <ControlHeading label="Copy from" value={ZONE_NAMES[selection].short} />
      <fieldset className="zone-choice">
        <legend className="visually-hidden">Which values</legend>
        {VALUES.map(([key, label]) => (
          <Toggle.Root
            key={key}
            className="chip"
            pressed={what.has(key)}
            onPressedChange={() => setWhat(toggled(what, key))}
          >
            {label}
          </Toggle.Root>
        ))}
      </fieldset>
      <fieldset className="zone-choice">
        <legend>to</legend>
        <Toggle.Root
          className="chip"
          pressed={targets.length === others.length}
          onPressedChange={(isOn) => setWanted(new Set(isOn ? others : []))}
        >
          All others
        </Toggle.Root>
        {mirror !== selection && (
          <Toggle.Root
            className="chip"
            pressed={targets.length === 1 && targets[0] === mirror}
            onPressedChange={(isOn) => setWanted(new Set(isOn ? [mirror] : []))}
          >
            Other side
          </Toggle.Root>
        )}
        {others.map((id) => (
          <Toggle.Root
            key={id}
            className="chip"
            pressed={wanted.has(id)}
            onPressedChange={() => setWanted(toggled(wanted, id))}
            aria-label={`To ${ZONE_NAMES[id].full}`}
          >
            {ZONE_NAMES[id].short}
          </Toggle.Root>
        ))}
      </fieldset>
      <div className="loss-buttons">
        <button
          type="button"
          className="chip"
          disabled={targets.length === 0 || what.size === 0 || isDone}
          aria-label={targets.length > 0 ? `Copy to ${zoneList(targets)}` : 'Copy'}
          onClick={() => zoneActions.copyValues(selection, targets, what)}
        >
          <Copy aria-hidden size={18} />{' '}
          {targets.length > 0 && isDone ? 'Already alike' : `Copy${targets.length > 0 ? ` to ${targets.length}` : ''}`}
        </button>
      </div>
    </section>
  );
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
