/**
 * What page and worker say to each other. Buffers are transferred: after a post they belong to the receiver.
 *
 * Every request carries an id; the answer repeats it. A newer `sample`, `shape`, `reshape`, `preview`, `measure`,
 * `summarise` or `inspect` overtakes an older one, whose answer is then never sent or never heard.
 *
 * `shape` shows a head at once, its scalp left out: the dots lie where they lay in the chart. `sample` with that head
 * then makes scalp and dots, and hands everything over in one message, so that no frame shows half of it.
 */
import type { HeadSizeFit, WantedSize } from './head/fitHeadSize';
import type { HeadMesh } from './head/HeadMesh';
import type { HeadParts } from './head/headParts';
import type { HeadSize } from './head/headSize';
import type { HeadLikeness } from './head/likeness';
import type { FieldSettings } from './pigment/fields';
import type { PatchFigures, SkinPatch } from './plan/inspectPatch';
import type { PlanSummary } from './plan/planSummary';
import type { SquareMillimetres } from './units';

/** What the design decides before any field: which sites there are, and where the pigmented region ends. */
export interface SamplingSettings {
  /** Integer in [0, 2³²). */
  readonly seed: number;
  readonly hairline: import('./scalp/hairline').HairlineShape;
  readonly lossPattern: string;
  readonly severity?: number;
  readonly borders?: import('./scalp/lossEdits').LossBorders;
  readonly patches?: readonly import('./scalp/areata').AreataPatch[];
  readonly strokes?: readonly import('./scalp/lossEdits').HairStroke[];
  readonly scars?: readonly import('./scalp/scars').Scar[];
  readonly hairOrigin: import('./scalp/hairOrigins').HairOrigin;
  /** Left out: as anatomy has them. */
  readonly zoneBorders?: import('./scalp/zoneEdits').ZoneBorders;
  readonly customZones?: import('./scalp/zoneEdits').CustomZones;
  readonly head: HeadLikeness;
}

/** What the native hair comes to, and where the borders of its pattern lie on the head. */
export interface LossReading {
  /** Hair-bearing skin with less than half of its untouched hair. */
  readonly bareAreaMm2: SquareMillimetres;
  readonly borders: readonly import('./scalp/lossBorders').BorderPlace[];
}

export type ExportFormat = 'ply' | 'csv';

export type Request =
  | { readonly kind: 'load'; readonly id: number; readonly headUrl: string; readonly likeness: HeadLikeness }
  | { readonly kind: 'shape'; readonly id: number; readonly likeness: HeadLikeness }
  | { readonly kind: 'fit'; readonly id: number; readonly likeness: HeadLikeness; readonly wanted: WantedSize }
  | { readonly kind: 'sample'; readonly id: number; readonly settings: SamplingSettings }
  /**
   * The same sites under another hairline or loss, or with other zones: zones and region map at once; with `isFinal` the
   * hairs too. With `isSameRegion` nothing but zones has changed since the request before.
   */
  | {
      readonly kind: 'reshape';
      readonly id: number;
      readonly settings: SamplingSettings;
      readonly isFinal: boolean;
      readonly isSameRegion: boolean;
    }
  /** The region under another hairline, for a small picture of it: nothing of the scene changes. */
  | { readonly kind: 'preview'; readonly id: number; readonly settings: SamplingSettings }
  /** The tape measure held to a line. */
  | { readonly kind: 'measure'; readonly id: number; readonly line: import('./scalp/hairline').HairlineLine }
  /** The line along the hair that a loss has left. */
  | {
      readonly kind: 'remaining';
      readonly id: number;
      readonly loss: Pick<SamplingSettings, 'lossPattern' | 'severity' | 'borders'>;
    }
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
  readonly size?: HeadSize;
  /** Likewise: what the guides of a hairline are drawn from. */
  readonly face?: import('./scalp/hairlineGuides').FaceMarks;
}

/** A head of another shape on the triangles of the one before: positions and normals of level 2. */
export interface ShapedHead {
  readonly likeness: HeadLikeness;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly parts: HeadParts;
  readonly size: HeadSize;
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
  /** See scalp/ScalpSurface.ts. */
  readonly borderDistanceMm: Float32Array;
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
  | { readonly kind: 'shaped'; readonly id: number; readonly head: ShapedHead }
  | { readonly kind: 'fitted'; readonly id: number; readonly fit: HeadSizeFit }
  | {
      /** The last answer to `sample` when its head is a new one. */
      readonly kind: 'subject';
      readonly id: number;
      readonly head: HeadData;
      readonly region: import('./scalp/regionMap').RegionMap;
      readonly scars: import('./scalp/scarMap').ScarMap | null;
      readonly stubble: import('./pigment/stubble').StubbleData;
      readonly pigment: PigmentData;
    }
  | { readonly kind: 'region'; readonly id: number; readonly region: import('./scalp/regionMap').RegionMap }
  /** Null without scars. Sent when they change, before the region. */
  | { readonly kind: 'scars'; readonly id: number; readonly scars: import('./scalp/scarMap').ScarMap | null }
  | { readonly kind: 'previewed'; readonly id: number; readonly region: import('./scalp/regionMap').RegionMap }
  /** Sent when native hair or its head has changed, after the region. */
  | { readonly kind: 'loss'; readonly id: number; readonly reading: LossReading }
  | {
      /** Other zones under the sites on screen: they and the dots change in one frame. Without dots while none are placed. */
      readonly kind: 'zones';
      readonly id: number;
      readonly attributes: import('./pigment/pigmentAttributes').ZoneAttributes;
      readonly grid: import('./pigment/DotGrid').DotGrid | null;
    }
  | { readonly kind: 'reshaped'; readonly id: number }
  | { readonly kind: 'pigment'; readonly id: number; readonly pigment: PigmentData }
  | { readonly kind: 'stubble'; readonly id: number; readonly stubble: import('./pigment/stubble').StubbleData }
  | {
      readonly kind: 'measures';
      readonly id: number;
      readonly reading: import('./scalp/HairlineTape').TapeReading;
    }
  /** Null where no hair is left in front. */
  | {
      readonly kind: 'remainingLine';
      readonly id: number;
      readonly line: import('./scalp/hairline').HairlineLine | null;
    }
  | { readonly kind: 'summary'; readonly id: number; readonly summary: PlanSummary }
  | { readonly kind: 'patch'; readonly id: number; readonly figures: PatchFigures }
  | { readonly kind: 'exported'; readonly id: number; readonly blob: Blob }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: { readonly name: string; readonly message: string };
    };
