import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../../src/design/Design';
import { noteLoss } from '../../src/plan/lossNotes';

describe('noteLoss', () => {
  it('is silent about loss that has come to rest', () => {
    expect(noteLoss(DEMO_DESIGN.loss)).toEqual([]);
  });

  it('says why pigment may outlive a patch, and that loss may go on, each with its source', () => {
    const patch = { at: { triangle: 1, barycentric: [0, 0] as const }, radiusMm: 12 };
    expect(noteLoss({ severity: 0, patches: [patch] }).map(({ id }) => id)).toEqual(['areata']);
    expect(noteLoss({ severity: 0.4, patches: [] }).map(({ id }) => id)).toEqual(['active']);
    for (const { finding, reason, source } of noteLoss({ severity: 1, patches: [patch] }))
      for (const text of [finding, reason, source]) expect(text.length).toBeGreaterThan(8);
    expect(noteLoss({ severity: 0, patches: [patch] })[0]!.reason).toMatch(/outlive/);
  });
});
