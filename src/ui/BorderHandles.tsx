/** The zones' borders over the picture, with handles to move them by. */
import { type RefObject, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../design/designStore';
import { type BorderLine, borderLines, borderOffsetAt } from '../scalp/borderCourse';
import { ZONE_BORDER_IDS, type ZoneBorderId, type ZoneBorders } from '../scalp/zoneEdits';
import { simulation } from '../simulation';
import { borderSkinOf } from './borderSkin';
import type { CameraHandle } from './CameraRig';
import { type ScalpHit, type SkinHandle, type SkinHandleElements, SkinHandles, type SkinLine } from './SkinHandles';
import { BORDER_NAMES, borderOffsetText } from './zoneNames';

export function BorderHandles({
  elements,
  camera,
}: {
  readonly elements: RefObject<SkinHandleElements | null>;
  readonly camera: RefObject<CameraHandle | null>;
}) {
  const borders = useStore(designStore, (state) => state.design.zoneBorders);
  const head = useStore(simulation, (state) => state.head);
  const laid = useRef(new Map<ZoneBorderId, Laid>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the skin is the head's
  const { handles, lines } = useMemo(() => layBorders(borders, laid.current), [borders, head]);
  const drag = (id: string, { angles }: ScalpHit) => {
    const skin = borderSkinOf();
    const border = id.split(' ')[0] as ZoneBorderId;
    if (skin) designActions.setZoneBorders({ [border]: borderOffsetAt(skin, border, angles) });
  };
  return (
    <SkinHandles
      elements={elements}
      camera={camera}
      label="Borders of the zones"
      handles={handles}
      lines={lines}
      onDrag={drag}
    />
  );
}

/** A border as it was laid last: a step moves one and leaves the others. */
interface Laid {
  readonly offset: number;
  readonly skin: ReturnType<typeof borderSkinOf>;
  readonly lines: readonly BorderLine[];
}

function layBorders(
  borders: ZoneBorders,
  laid: Map<ZoneBorderId, Laid>,
): { handles: readonly SkinHandle[]; lines: readonly SkinLine[] } {
  const skin = borderSkinOf();
  const handles: SkinHandle[] = [];
  const lines: SkinLine[] = [];
  if (!skin) return { handles, lines };
  for (const id of ZONE_BORDER_IDS) {
    const offset = borders[id];
    let own = laid.get(id);
    if (own?.offset !== offset || own.skin !== skin) {
      own = { offset, skin, lines: borderLines(skin, id, offset) };
      laid.set(id, own);
    }
    own.lines.forEach(({ points, handles: at }, line) => {
      lines.push({ id: `${id} ${line}`, points });
      at.forEach((index, k) => {
        const place = points[index]!;
        handles.push({
          id: `${id} ${line} ${k}`,
          label: `Border of ${BORDER_NAMES[id]}, ${sideOf(place[0])}: ${borderOffsetText(id, offset)}`,
          place,
          kind: 'border',
        });
      });
    });
  }
  return { handles, lines };
}

/** Of the patient. */
function sideOf(azimuth: number): string {
  if (Math.abs(azimuth) < 2 || Math.abs(azimuth) > 178) return 'middle';
  return azimuth > 0 ? 'left' : 'right';
}
