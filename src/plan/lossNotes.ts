/** What a consultant says before pigment goes where hair loss is still at work. Quiet notes: they never stand in the way. */

export interface LossNote {
  readonly id: string;
  readonly finding: string;
  /** Why it matters. */
  readonly reason: string;
  readonly source: string;
}

export interface LossInHand {
  readonly severity: number;
  readonly patches: { readonly length: number };
}

export function noteLoss({ severity, patches }: LossInHand): readonly LossNote[] {
  const notes: LossNote[] = [];
  if (patches.length > 0)
    notes.push({
      id: 'areata',
      finding: 'Areata comes and goes',
      reason:
        'Hair may grow back in a patch, or new patches open beside it: the pigment may outlive the patch that it was placed for.',
      source: 'Usual practice; elsewhere named for areata that resists treatment',
    });
  if (severity > 0)
    notes.push({
      id: 'active',
      finding: 'Active loss goes on',
      reason: 'The pigment stays while the hair round it goes: the picture shows today’s plan on the hair to come.',
      source: 'Asked at consultations',
    });
  return notes;
}
