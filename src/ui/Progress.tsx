import { useStore } from 'zustand';
import { type SimulationStage, simulation } from '../simulation';
import { formatPercent } from './format';

const WORDS: Readonly<Partial<Record<SimulationStage, string>>> = {
  idle: 'Building the head',
  buildingHead: 'Building the head',
  sampling: 'Placing follicle sites',
};

/** What is being made, until it is made: in the middle while there is nothing else to see, then out of the way. */
export function Progress() {
  const stage = useStore(simulation, (state) => state.stage);
  const progress = useStore(simulation, (state) => state.progress);
  const hasHead = useStore(simulation, (state) => state.head !== null);
  const words = WORDS[stage];
  if (!words) return null;
  const percent = Math.round(progress * 100);
  return (
    <div className="progress" data-place={hasHead ? 'corner' : 'middle'}>
      <p>
        {words} <span>{formatPercent(percent / 100)} %</span>
      </p>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ transform: `scaleX(${progress})` }} />
      </div>
    </div>
  );
}
