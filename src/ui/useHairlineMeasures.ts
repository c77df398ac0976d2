import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { TapeReading } from '../scalp/HairlineTape';
import type { HairlineLine } from '../scalp/hairline';
import { measureHairline, simulation } from '../simulation';

/** A measure is asked for no sooner after the last, so that a moving line has the worker for itself most of the time. */
const PAUSE_MS = 60;

/** Lengths of the line, a moment behind it; null until there is a head. */
export function useHairlineMeasures(line: HairlineLine): TapeReading | null {
  const hasHead = useStore(simulation, (state) => state.picker !== null);
  const [measures, setMeasures] = useState<TapeReading | null>(null);
  useEffect(() => {
    if (!hasHead) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      measureHairline(line).then(
        (next) => isWanted && setMeasures(next),
        // overtaken, or the worker is being replaced: the next line asks again
        () => {},
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [line, hasHead]);
  return measures;
}
