import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { createDesignActions, createDesignStore } from '../../src/design/designStore';
import { autosave, type DesignStorage, restoreDesign, type Saved, saveDesign } from '../../src/design/persistence';

class FakeStorage implements DesignStorage {
  readonly items = new Map<string, string>();
  writes = 0;
  refusal: Error | null = null;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.writes++;
    if (this.refusal) throw this.refusal;
    this.items.set(key, value);
  }
}

describe('persistence', () => {
  it('gives back what was saved', () => {
    const storage = new FakeStorage();
    const design = { ...DEMO_DESIGN, seed: 99, skinTone: 8 };
    expect(saveDesign(storage, design)).toEqual({ kind: 'saved' });
    expect(restoreDesign(storage)).toEqual({ kind: 'restored', design });
  });

  it('finds nothing in an empty storage', () => {
    expect(restoreDesign(new FakeStorage())).toEqual({ kind: 'nothingSaved' });
  });

  it('sets an unreadable design aside before it can be overwritten, and says which field is bad', () => {
    const storage = new FakeStorage();
    saveDesign(storage, DEMO_DESIGN);
    const [key] = storage.items.keys();
    const bad = JSON.stringify({ ...DEMO_DESIGN, skinTone: 40 });
    storage.items.set(key!, bad);
    const result = restoreDesign(storage);
    expect(result.kind).toBe('unreadable');
    expect(result.kind === 'unreadable' && result.reason).toContain('skinTone');
    saveDesign(storage, DEMO_DESIGN);
    expect([...storage.items.values()]).toContain(bad);
  });

  it('saves once for each gesture, when it ends', () => {
    const storage = new FakeStorage();
    const store = createDesignStore();
    const actions = createDesignActions(store);
    const results: Saved[] = [];
    autosave(store, storage, (result) => results.push(result));
    actions.beginGesture();
    for (const shade of [1, 2, 3]) actions.setShade(['crown'], shade);
    expect(storage.writes).toBe(0);
    actions.commitGesture();
    expect(storage.writes).toBe(1);
    actions.undo();
    expect(storage.writes).toBe(2);
    expect(results).toEqual([{ kind: 'saved' }, { kind: 'saved' }]);
    expect(restoreDesign(storage)).toEqual({ kind: 'restored', design: DEMO_DESIGN });
  });

  it('writes nothing for a cancelled gesture', () => {
    const storage = new FakeStorage();
    const store = createDesignStore();
    const actions = createDesignActions(store);
    autosave(store, storage, () => undefined);
    actions.beginGesture();
    actions.setShade(['crown'], 9);
    actions.cancelGesture();
    expect(storage.writes).toBe(0);
  });

  it('tells a full storage from a blocked one and lets work go on', () => {
    const storage = new FakeStorage();
    storage.refusal = new DOMException('no room', 'QuotaExceededError');
    expect(saveDesign(storage, DEMO_DESIGN)).toEqual({ kind: 'full' });
    storage.refusal = new DOMException('no', 'SecurityError');
    expect(saveDesign(storage, DEMO_DESIGN)).toEqual({ kind: 'blocked' });
    expect(saveDesign(null, DEMO_DESIGN)).toEqual({ kind: 'blocked' });
    expect(restoreDesign(null).kind).toBe('blocked');

    const store = createDesignStore();
    const actions = createDesignActions(store);
    const results: Saved[] = [];
    autosave(store, storage, (result) => results.push(result));
    actions.reroll(3);
    storage.refusal = null;
    actions.reroll(4);
    expect(results).toEqual([{ kind: 'blocked' }, { kind: 'saved' }]);
    expect(store.getState().design.seed).toBe(4);
  });
});
