/**
 * Saved designs of every age, brought to the current version one numbered step at a time.
 *
 * A step is never edited once it has been released. With each new version a file of the old one joins
 * tests/fixtures/designs/, and opens for ever.
 */
import { SOFT_NATURAL_LINE } from '../scalp/softNaturalLine';
import { DESIGN_VERSION, type Design } from './Design';
import { DesignError, parseDesign } from './parseDesign';

type Saved = Record<string, unknown>;

/** `MIGRATIONS[n]` takes a design of version n to version n + 1. */
const MIGRATIONS: Readonly<Record<number, (saved: Saved) => Saved>> = {
  // skin, hair, pigment and course were fixed before: what the program drew then
  1: (saved) => ({
    ...saved,
    version: 2,
    skin: { undertone: 'neutral', ageYears: 38, gloss: 0.45 },
    hair: { origin: 'european', colour: 'darkBrown', greyShare: 0, shaftUm: 75, lengthMm: 0.5 },
    pigment: { base: 'warm', depthMm: 0.1 },
    course: { sessions: 3, touchUpYears: [] },
  }),
  2: (saved) => {
    const { lossPattern, ...rest } = saved;
    return {
      ...rest,
      version: 3,
      hairline: hairlineOf(saved.hairline),
      // loss was a pattern and nothing else
      loss: { pattern: lossPattern, severity: 0, patches: [] },
      scars: [],
      // there was one head before
      head: {
        sex: 'male',
        ageGroup: 'middle',
        ancestry: { african: 1 / 3, asian: 1 / 3, european: 1 / 3 },
        outline: 'none',
        outlineAmount: 0,
        shape: {
          width: 0,
          height: 0,
          depth: 0,
          foreheadHeight: 0,
          foreheadSlope: 0,
          temples: 0,
          crown: 0,
          backOfHead: 0,
          earSize: 0,
          earStandOff: 0,
          weight: 0,
          cheeks: 0,
          brows: 0,
          jaw: 0,
          chin: 0,
          neck: 0,
        },
        taped: { circumference: null, glabellaToVertex: null, earToEar: null },
      },
    };
  },
  // zones lay where anatomy has them, and loss where its pattern had it
  3: (saved) => {
    const zones = saved.zones as Saved;
    return {
      ...saved,
      version: 4,
      hairline: withPlainEdge(saved.hairline),
      loss: {
        ...(saved.loss as Saved),
        borders: { middle: 0, cornerLeft: 0, cornerRight: 0, crown: 0, fringeLeft: 0, fringeRight: 0 },
        strokes: [],
      },
      zones: { ...zones, customA: zones?.frontal, customB: zones?.frontal },
      zoneBorders: { hairline: 0, frontal: 0, midScalp: 0, top: 0, temple: 0, back: 0, nape: 0 },
      customZones: { customA: null, customB: null },
    };
  },
};

/** Ink and size did not fade towards the line, and no point had been added to it. */
function withPlainEdge(saved: unknown): unknown {
  const hairline = saved as { readonly line?: Saved; readonly edge?: Saved };
  return {
    ...hairline,
    line: { ...hairline?.line, added: { left: [], right: [] } },
    edge: { ...hairline?.edge, lineInkShare: 1, lineSizeShare: 1 },
    sideProfile: 'rounded',
    napeEdge: 'natural',
  };
}

/** Up to version 2 there was one hairline, by its name, and the program decided how it was feathered. */
function hairlineOf(name: unknown): unknown {
  if (name !== 'softNatural') throw new DesignError('hairline', 'softNatural', name);
  return {
    preset: 'softNatural',
    // its points were added to by nobody, as step 3 says
    line: { mid: SOFT_NATURAL_LINE.mid, left: SOFT_NATURAL_LINE.left, right: SOFT_NATURAL_LINE.right },
    isMirrored: true,
    edge: { featherMm: 14, toothDepthMm: 1.7, toothPeriodMm: 6, sentinelsPerCm: 0 },
  };
}

/** Writes a design as it is saved. */
export function serialiseDesign(design: Design): string {
  return JSON.stringify(design);
}

/**
 * Reads a saved design of any version.
 *
 * @throws {DesignError} If it isn't one, comes from a newer program, or has a bad field.
 */
export function openDesign(text: string): Design {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    throw new DesignError('', 'JSON', text);
  }
  return parseDesign(migrate(saved));
}

function migrate(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null) return saved;
  let current = saved as Saved;
  const { version } = current;
  if (!Number.isInteger(version) || (version as number) < 1) {
    throw new DesignError('version', 'a whole number from 1', version);
  }
  if ((version as number) > DESIGN_VERSION) {
    throw new DesignError('version', `at most ${DESIGN_VERSION}: it was saved by a newer program`, version);
  }
  for (let at = version as number; at < DESIGN_VERSION; at++) current = MIGRATIONS[at]!(current);
  return current;
}
