import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { TapeReading } from '../scalp/HairlineTape';
import type { HairlineLine } from '../scalp/hairline';
import { measureHairline, simulation } from '../simulation';

/** Measures are asked for this far apart, so that a moving line has the worker for itself most of the time. */
const PAUSE_MS = 60;

/** Lengths of the line, a moment behind it; null until there is a head. */
export function useHairlineMeasures(line: HairlineLine): TapeReading | null {
  const picker = useStore(simulation, (state) => state.picker);
  const [reading, setReading] = useState<TapeReading | null>(null);
  const newest = useRef(line);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    newest.current = line;
    if (!picker || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      measureHairline(newest.current).then(
        setReading,
        // overtaken, or the worker is being replaced: the next line asks again
        () => {},
      );
    }, PAUSE_MS);
  }, [line, picker]);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return reading;
}
