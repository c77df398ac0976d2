import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN, type Design, withZones } from '../../src/design/Design';
import {
  applyChange,
  applyDiff,
  cancelGesture,
  commitGesture,
  createHistory,
  diffDesigns,
  HISTORY_LIMIT,
  type History,
  isEmptyDiff,
  markGesture,
  redo,
  reverseDiff,
  undo,
} from '../../src/design/history';
import { ZONE_IDS } from '../../src/scalp/zoneIds';
import { createRandom, randomDesign } from './randomDesign';

const darker = (design: Design, shade: number) => withZones(design, ['crown'], { shade });

describe('diffs', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`lead from one design to another and back (seed ${seed})`, () => {
      const random = createRandom(seed);
      for (let i = 0; i < 50; i++) {
        const [a, b] = [randomDesign(random), randomDesign(random)];
        const diff = diffDesigns(a, b);
        expect(applyDiff(a, diff)).toEqual(b);
        expect(applyDiff(b, reverseDiff(diff))).toEqual(a);
      }
    });
  }

  it('hold only what differs', () => {
    const diff = diffDesigns(DEMO_DESIGN, darker({ ...DEMO_DESIGN, seed: 9 }, 9));
    expect(Object.keys(diff.fields)).toEqual(['seed']);
    expect(Object.keys(diff.zones)).toEqual(['crown']);
    expect(isEmptyDiff(diffDesigns(DEMO_DESIGN, structuredClone(DEMO_DESIGN)))).toBe(true);
  });
});

describe('a gesture', () => {
  it('is one step however often it changes the design', () => {
    let history = markGesture(createHistory(DEMO_DESIGN));
    for (const shade of [1, 2, 3]) history = applyChange(history, darker(history.design, shade));
    history = commitGesture(history);
    expect(history.undoable).toHaveLength(1);
    expect(undo(history).design).toEqual(DEMO_DESIGN);
  });

  it('is no step when it ends where it began', () => {
    let history = markGesture(createHistory(DEMO_DESIGN));
    history = applyChange(history, darker(history.design, 8));
    history = applyChange(history, darker(history.design, DEMO_DESIGN.zones.crown.shade));
    expect(commitGesture(history).undoable).toHaveLength(0);
  });

  it('returns to its mark when cancelled, and when undone', () => {
    const marked = markGesture(createHistory(DEMO_DESIGN));
    const dragged = applyChange(marked, darker(marked.design, 8));
    for (const back of [cancelGesture(dragged), undo(dragged)]) {
      expect(back.design).toBe(DEMO_DESIGN);
      expect(back.mark).toBeNull();
      expect(back.undoable).toHaveLength(0);
    }
  });

  it('commits a gesture that is still in progress when the next one begins', () => {
    let history = markGesture(createHistory(DEMO_DESIGN));
    history = applyChange(history, darker(history.design, 8));
    history = markGesture(history);
    expect(history.undoable).toHaveLength(1);
  });
});

describe('history', () => {
  it('forgets what could be redone once something else is done', () => {
    let history = applyChange(createHistory(DEMO_DESIGN), darker(DEMO_DESIGN, 8));
    history = undo(history);
    expect(history.redoable).toHaveLength(1);
    history = applyChange(history, darker(history.design, 2));
    expect(history.redoable).toHaveLength(0);
  });

  it('stays within its limit and drops the oldest steps', () => {
    let history = createHistory(DEMO_DESIGN);
    for (let seed = 2; seed < HISTORY_LIMIT + 12; seed++) history = applyChange(history, { ...history.design, seed });
    expect(history.undoable).toHaveLength(HISTORY_LIMIT);
    expect(history.undoable.at(-1)?.fields.seed?.to).toBe(HISTORY_LIMIT + 11);
  });

  for (const seed of [11, 12, 13]) {
    it(`replays any mixture of steps like a list of snapshots (seed ${seed})`, () => {
      const random = createRandom(seed);
      let history: History = createHistory(DEMO_DESIGN);
      let snapshots: Design[] = [DEMO_DESIGN];
      let at = 0;
      const log: string[] = [];
      for (let i = 0; i < 400; i++) {
        const dice = random();
        if (dice < 0.3) {
          history = undo(history);
          at = Math.max(0, at - 1);
          log.push('undo');
        } else if (dice < 0.5) {
          history = redo(history);
          at = Math.min(snapshots.length - 1, at + 1);
          log.push('redo');
        } else {
          const zone = ZONE_IDS[Math.floor(random() * ZONE_IDS.length)]!;
          const shade = Math.floor(random() * 10);
          const next = withZones(history.design, [zone], { shade });
          history = commitGesture(applyChange(markGesture(history), next));
          if (next !== snapshots[at]) {
            const same = isEmptyDiff(diffDesigns(snapshots[at]!, next));
            if (!same) {
              snapshots = [...snapshots.slice(0, at + 1), next];
              at++;
            }
          }
          log.push(`${zone} ${shade}`);
        }
        expect(history.design, log.join(', ')).toEqual(snapshots[at]);
      }
    });
  }
});
