/** A handle on each border that the loss pattern draws: dragged over the skin, it moves where hair is lost. */
import { type RefObject, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { designActions, designStore } from '../design/designStore';
import type { HeadMesh } from '../head/HeadMesh';
import type { BorderPlace } from '../scalp/lossBorders';
import { LOSS_EDIT_LIMITS, type LossBorderId, type LossBorders } from '../scalp/lossEdits';
import { simulation } from '../simulation';
import { mm } from '../units';
import type { CameraHandle } from './CameraRig';
import { layCourse, type ShownCourse } from './lossCourse';
import { borderMoveText, LOSS_BORDER_NAMES } from './lossNames';
import { type ScalpHit, type SkinHandle, type SkinHandleElements, SkinHandles, type SkinLine } from './SkinHandles';

interface LossHandlesProps {
  readonly elements: RefObject<SkinHandleElements | null>;
  readonly camera: RefObject<CameraHandle | null>;
}

/** So much of the course is drawn on either side of a handle: which way it goes, mm. */
const ARM_MM = 9;
/** A step by key goes along the course where it points at least this much along it. */
const LEAST_ALONG = 0.25;
const STEPS_PER_MM = 2;

export function LossHandles({ elements, camera }: LossHandlesProps) {
  const borders = useStore(designStore, (state) => state.design.loss.borders);
  const reading = useStore(simulation, (state) => state.loss);
  const mesh = useStore(simulation, (state) => state.head?.mesh);
  const picker = useStore(simulation, (state) => state.picker);
  /** Where the held border would lie if it had not been dragged, along its course. */
  const origin = useRef(0);

  const courses = useCourses(mesh, reading?.borders);
  const { handles, lines } = useMemo(() => {
    const handles: SkinHandle[] = [];
    const lines: SkinLine[] = [];
    for (const { place, course } of picker ? courses : []) {
      const at = tapeOf(place, borders);
      const toSkin = (tapeMm: number) => picker!.nearest(course.at(tapeMm));
      handles.push({
        id: place.border,
        kind: 'loss',
        label: `Border of the loss, ${LOSS_BORDER_NAMES[place.border].full}: ${borderMoveText(place.border, borders[place.border])}`,
        place: toSkin(at),
      });
      const arm = [-1, -0.5, 0, 0.5, 1].map((share) => toSkin(at + share * ARM_MM));
      lines.push({ id: place.border, kind: 'loss', points: arm });
    }
    return { handles, lines };
  }, [courses, borders, picker]);

  const shownOf = (id: string) => courses.find(({ place }) => place.border === id);
  const drag = (id: string, tapeMm: number) => {
    const { min, max } = LOSS_EDIT_LIMITS.borderMm;
    const moved = Math.round((tapeMm - origin.current) * STEPS_PER_MM) / STEPS_PER_MM;
    designActions.setBorders({ [id as LossBorderId]: mm(Math.min(max, Math.max(min, moved)) + 0) });
  };
  const holdAt = (id: string) => {
    const shown = shownOf(id);
    if (shown) origin.current = tapeOf(shown.place, borders) - borders[id as LossBorderId];
    return shown;
  };
  const onDrag = (id: string, hit: ScalpHit) => {
    const shown = shownOf(id);
    if (shown) drag(id, shown.course.nearest(hit.position));
  };
  const onNudge = (id: string, rightMm: number, upMm: number) => {
    const shown = holdAt(id);
    const index = handles.findIndex((handle) => handle.id === id);
    const beside = elements.current?.beside(index, rightMm, upMm);
    if (!shown || !beside) return;
    const step = Math.hypot(rightMm, upMm);
    const now = tapeOf(shown.place, borders);
    const way = (shown.course.nearest(beside.position) - shown.course.nearest(shown.course.at(now))) / step;
    if (Math.abs(way) >= LEAST_ALONG) drag(id, now + Math.sign(way) * step);
  };
  return (
    <SkinHandles
      elements={elements}
      camera={camera}
      label="Borders of the hair loss"
      handles={handles}
      lines={lines}
      onDrag={onDrag}
      onNudge={onNudge}
      onHold={holdAt}
      adjusts="loss"
    />
  );
}

/** The worker's answer is a moment old: what the finger has done since goes along the course. */
function tapeOf({ border, atMm, draggedMm }: BorderPlace, borders: LossBorders): number {
  return atMm + borders[border] - draggedMm;
}

interface CourseOnHead {
  readonly place: BorderPlace;
  readonly course: ShownCourse;
}

const NO_PLACES: readonly BorderPlace[] = [];

/** The courses laid on the head that is shown; made anew when they or the head change. */
function useCourses(mesh: HeadMesh | undefined, places: readonly BorderPlace[] = NO_PLACES): readonly CourseOnHead[] {
  return useMemo(
    () => (mesh ? places.map((place) => ({ place, course: layCourse(mesh, place) })) : []),
    [mesh, places],
  );
}
