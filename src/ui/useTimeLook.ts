import { useMemo } from 'react';
import { useStore } from 'zustand';
import { designStore } from '../design/designStore';
import { lookAt, type TimeLook, type TimePoint, timePointIn } from '../pigment/healing';
import { session } from './session';

/** The point in time that is shown, in the course that is planned. */
export function useTimePoint(): TimePoint {
  const sessions = useStore(designStore, (state) => state.design.course.sessions);
  const point = useStore(session, (state) => state.timePoint);
  return useMemo(() => timePointIn({ sessions }, point), [sessions, point]);
}

export function useTimeLook(): TimeLook {
  const course = useStore(designStore, (state) => state.design.course);
  const unshavenDays = useStore(session, (state) => state.unshavenDays);
  const point = useTimePoint();
  return useMemo(() => lookAt(point, course, unshavenDays), [point, course, unshavenDays]);
}
