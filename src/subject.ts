/** One person's head through the stages up to the scalp, step by step: the worker, and tests without one, go this way. */
import { createHeadBuilder } from './head/buildHead';
import { createSizeMeter, fitHeadSize, type HeadSizeFit, type WantedSize } from './head/fitHeadSize';
import type { HeadMesh } from './head/HeadMesh';
import type { HeadParts } from './head/headParts';
import { type HeadSize, measureHeadSize } from './head/headSize';
import { landmarkPosition, landmarkPositions } from './head/landmarks';
import { type HeadLikeness, likenessWeights } from './head/likeness';
import type { HeadAsset } from './head/loadHead';
import { type ScalpSkin, scalpSkin } from './pigment/stubble';
import { type AnatomicalScalp, buildScalpSurface } from './scalp/buildScalpSurface';
import { HairlineTape } from './scalp/HairlineTape';
import { createHairFlow, type HairFlow } from './scalp/hairFlow';
import { type FaceMarks, measureFace } from './scalp/hairlineGuides';
import { findMidline, type Midline } from './scalp/midlineTape';
import { reshapeScalpSteps } from './scalp/reshapeScalp';
import { storedScalpOf } from './scalp/storedScalp';

export interface Subject {
  readonly likeness: HeadLikeness;
  readonly mesh: HeadMesh;
  readonly size: HeadSize;
  /** What the guides of a hairline are drawn from. */
  readonly face: FaceMarks;
  readonly scalp: AnatomicalScalp;
  /** What hair needs of the head, for when the mesh's buffers leave for another thread. */
  readonly skin: ScalpSkin;
  readonly flow: HairFlow;
  /** The tape measure for hairlines, with its own copy of the mesh. */
  readonly hairlineTape: HairlineTape;
}

export type SubjectStep =
  | { readonly kind: 'level1'; readonly mesh: HeadMesh; readonly parts: HeadParts }
  /** The head is whole; its scalp is still to come. */
  | { readonly kind: 'level2'; readonly mesh: HeadMesh; readonly size: HeadSize }
  | { readonly kind: 'scalp'; readonly progress: number };

export interface SubjectBuilder {
  /** Work for a step starts when it is asked for. A step takes up to some 100 ms. */
  steps(likeness: HeadLikeness): Generator<SubjectStep, Subject, void>;
  fit(likeness: HeadLikeness, wanted: WantedSize): HeadSizeFit;
}

export function createSubjectBuilder(asset: HeadAsset): SubjectBuilder {
  const builder = createHeadBuilder(asset);
  const stored = storedScalpOf(asset.sections);
  const measure = createSizeMeter(asset, builder);
  let midline: Midline | null = null;

  function* steps(likeness: HeadLikeness): Generator<SubjectStep, Subject, void> {
    const weights = likenessWeights(likeness);
    let size: HeadSize | null = null;
    let mesh: HeadMesh | null = null;
    let eyes: HeadParts['eyes'] | null = null;
    for (const step of builder.steps(weights)) {
      if (step.kind === 'level1') {
        size = measureHeadSize(step.mesh, asset.landmarks);
        eyes = step.parts.eyes;
        yield { kind: 'level1', mesh: step.mesh, parts: step.parts };
      } else mesh = step.mesh;
    }
    if (!mesh || !size || !eyes) throw new Error('createSubjectBuilder: the head must have two levels.');
    const face = measureFace(asset.landmarks, mesh.positions, eyes);
    yield { kind: 'level2', mesh, size };

    let shaped = stored;
    if (Object.keys(weights).length > 0) {
      midline ??= neutralMidline();
      const reshaping = reshapeScalpSteps(mesh, stored, midline);
      for (let step = reshaping.next(); ; step = reshaping.next()) {
        if (step.done) {
          shaped = step.value;
          break;
        }
        yield { kind: 'scalp', progress: step.value };
      }
    }
    const scalp = buildScalpSurface(mesh, shaped);
    return {
      likeness,
      mesh,
      size,
      face,
      scalp,
      hairlineTape: new HairlineTape(
        { positions: mesh.positions.slice(), triangles: mesh.triangles.slice() },
        asset.landmarks,
        scalp,
      ),
      skin: scalpSkin(mesh, scalp),
      flow: createHairFlow(landmarkPosition(asset.landmarks, 'crownWhorl', mesh.positions)),
    };
  }

  function neutralMidline(): Midline {
    const { positions } = builder.build().level2;
    return findMidline(positions, landmarkPositions(asset.landmarks, positions));
  }

  return { steps, fit: (likeness, wanted) => fitHeadSize(measure, likeness, wanted) };
}

/** All steps in one go. */
export function buildSubject(builder: SubjectBuilder, likeness: HeadLikeness): Subject {
  const steps = builder.steps(likeness);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
