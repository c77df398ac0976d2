/** What the head asset holds about the neutral scalp, and where in the asset. */
import { HeadFileError, type SectionArray } from '../head/headFile';

/** Made by `describeScalp`; the arrays are explained in ScalpSurface and AnatomicalScalp. */
export interface StoredScalp {
  readonly headVertex: Uint32Array;
  readonly chart: Float32Array;
  readonly borderDistanceMm: Float32Array;
  readonly zoneWeights: Uint8Array;
  readonly angles: Int16Array;
  readonly midlineTape: Float32Array;
}

const SECTION_TYPES = {
  headVertex: Uint32Array,
  chart: Float32Array,
  borderDistanceMm: Float32Array,
  zoneWeights: Uint8Array,
  angles: Int16Array,
  midlineTape: Float32Array,
} as const satisfies Record<keyof StoredScalp, unknown>;

const PREFIX = 'scalp/';

/** Sections for the head file. */
export function scalpSections(scalp: StoredScalp): [name: string, array: SectionArray][] {
  return Object.keys(SECTION_TYPES).map((name) => [PREFIX + name, scalp[name as keyof StoredScalp]]);
}

/** @throws {HeadFileError} If the head file has no complete scalp. */
export function storedScalpOf(sections: ReadonlyMap<string, SectionArray>): StoredScalp {
  const scalp: Record<string, SectionArray> = {};
  for (const [name, type] of Object.entries(SECTION_TYPES)) {
    const section = sections.get(PREFIX + name);
    if (!(section instanceof type))
      throw new HeadFileError(`The head file has no section ${PREFIX}${name} of the right type.`);
    scalp[name] = section;
  }
  return scalp as unknown as StoredScalp;
}
