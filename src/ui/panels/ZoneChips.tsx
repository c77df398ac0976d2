import { Link2, Link2Off } from 'lucide-react';
import { RadioGroup, Toggle } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { designStore } from '../../design/designStore';
import { MIRROR_ZONE, type ZoneId } from '../../scalp/zoneIds';
import { type Selection, session, sessionActions } from '../session';
import { existingZones, ZONE_NAMES } from '../zoneNames';

/** Front to back, pairs side by side. */
export const CHIP_ORDER: readonly ZoneId[] = [
  'frontalHairline',
  'frontal',
  'midScalp',
  'templeL',
  'templeR',
  'parietalL',
  'parietalR',
  'crown',
  'occipital',
  'nape',
  'customA',
  'customB',
];

/** The zone to work on; tapping the head chooses it too. */
export function ZoneChips() {
  const selection = useStore(session, (state) => state.selection);
  const linkSides = useStore(session, (state) => state.linkSides);
  const existing = existingZones(useStore(designStore, (state) => state.design.customZones));
  const list = useRef<HTMLDivElement>(null);

  // where chips run off the edge, the chosen one comes into view
  useEffect(() => {
    const row = list.current;
    const chip = row?.querySelector<HTMLElement>(`[data-zone="${selection}"]`);
    if (!row || !chip || row.scrollWidth <= row.clientWidth) return;
    row.scrollTo({ left: chip.offsetLeft - row.clientWidth / 2 + chip.offsetWidth / 2, behavior: 'smooth' });
  }, [selection]);

  return (
    <section className="zones" aria-label="Zones">
      <h3>Zone</h3>
      <RadioGroup.Root
        ref={list}
        className="chips"
        aria-label="Zone"
        value={selection}
        onValueChange={(next) => sessionActions.select(next as Selection)}
      >
        <RadioGroup.Item className="chip" value="all" data-zone="all">
          All zones
        </RadioGroup.Item>
        {CHIP_ORDER.filter((id) => existing.includes(id)).map((id) => (
          <RadioGroup.Item
            key={id}
            className="chip"
            value={id}
            data-zone={id}
            data-linked={
              (linkSides && selection !== 'all' && selection !== id && MIRROR_ZONE[selection] === id) || undefined
            }
            aria-label={ZONE_NAMES[id].full}
          >
            {ZONE_NAMES[id].short}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Toggle.Root
        className="link-toggle"
        pressed={linkSides}
        onPressedChange={sessionActions.toggleLink}
        aria-label="Change left and right together"
        title={linkSides ? 'Left and right change together' : 'Left and right change separately'}
      >
        {linkSides ? <Link2 aria-hidden size={18} /> : <Link2Off aria-hidden size={18} />}
        <span>{linkSides ? 'L + R' : 'L / R'}</span>
      </Toggle.Root>
    </section>
  );
}
