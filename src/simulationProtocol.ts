/**
 * What page and worker say to each other. Buffers are transferred: after a post they belong to the receiver.
 *
 * Every request carries an id; the answer repeats it. A newer `sample`, `measure`, `summarise` or `inspect` overtakes an older
 * one, whose answer is then never sent or never heard.
 */
import type { HeadMesh } from './head/HeadMesh';
import type { HeadParts } from './head/headParts';
import type { FieldSettings } from './pigment/fields';
import type { PatchFigures, SkinPatch } from './plan/inspectPatch';
import type { PlanSummary } from './plan/planSummary';

/** What the design decides before any field: which sites there are, and where the pigmented region ends. */
export interface SamplingSettings {
  /** Integer in [0, 2³²). */
  readonly seed: number;
  readonly hairline: import('./scalp/hairline').HairlineShape;
  readonly lossPattern: string;
  readonly hairOrigin: import('./scalp/hairOrigins').HairOrigin;
}

export type ExportFormat = 'ply' | 'csv';

export type Request =
  | { readonly kind: 'load'; readonly id: number; readonly headUrl: string }
  | { readonly kind: 'sample'; readonly id: number; readonly settings: SamplingSettings }
  /** The region map alone: for a hairline that moves. Sites stay. */
  | { readonly kind: 'drawRegion'; readonly id: number; readonly settings: SamplingSettings }
  /** The tape measure held to a line. */
  | { readonly kind: 'measure'; readonly id: number; readonly line: import('./scalp/hairline').HairlineLine }
  | { readonly kind: 'summarise'; readonly id: number; readonly fields: FieldSettings }
  | { readonly kind: 'inspect'; readonly id: number; readonly fields: FieldSettings; readonly patch: SkinPatch }
  | { readonly kind: 'export'; readonly id: number; readonly fields: FieldSettings; readonly format: ExportFormat };

/** Vertex data for drawing and picking one level of the head. */
export interface HeadData {
  readonly mesh: HeadMesh;
  /** Present with level 1, the first to arrive. */
  readonly parts?: HeadParts;
  /** Present with level 2. */
  readonly scalp?: ScalpData;
}

/** The level-2 head's scalp, as the GPU and the finger need it. */
export interface ScalpData {
  readonly chartHalfMm: number;
  /** Vertex attributes of the whole level-2 head: see pigment/pigmentAttributes.ts. */
  readonly attributes: import('./pigment/pigmentAttributes').PigmentAttributes;
  /** Serialised bounding volume hierarchy of the level-2 head: see head/headBvh.ts. */
  readonly bvh: import('./head/headBvh').SerialisedHeadBvh;
  /** What the hairline's handles stand on: which head vertices are scalp, and their cranial angles. See scalp/ScalpSurface.ts. */
  readonly headVertex: Uint32Array;
  readonly angles: Int16Array;
  readonly midlineTape: Float32Array;
}

/** Everything that the pigment layer uploads: made anew when the sites change, never by a slider. */
export interface PigmentData {
  readonly grid: import('./pigment/DotGrid').DotGrid;
  readonly coverage: import('./pigment/RankCoverage').RankCoverage;
  /** How many sites the data holds, and how many there will be. */
  readonly siteCount: number;
  readonly finalSiteCount: number;
}

export type Answer =
  | { readonly kind: 'progress'; readonly stage: 'buildingHead' | 'sampling'; readonly progress: number }
  | { readonly kind: 'head'; readonly id: number; readonly head: HeadData }
  | { readonly kind: 'region'; readonly id: number; readonly region: import('./scalp/regionMap').RegionMap }
  | { readonly kind: 'pigment'; readonly id: number; readonly pigment: PigmentData }
  | { readonly kind: 'stubble'; readonly id: number; readonly stubble: import('./pigment/stubble').StubbleData }
  | {
      readonly kind: 'measures';
      readonly id: number;
      readonly reading: import('./scalp/HairlineTape').TapeReading;
    }
  | { readonly kind: 'summary'; readonly id: number; readonly summary: PlanSummary }
  | { readonly kind: 'patch'; readonly id: number; readonly figures: PatchFigures }
  | { readonly kind: 'exported'; readonly id: number; readonly blob: Blob }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: { readonly name: string; readonly message: string };
    };
