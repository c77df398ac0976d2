/**
 * The five lights that a result is judged in: the treatment room, a window, an evening at home, the bare lamp overhead
 * that patients fear, and the sun.
 *
 * Directions are as the viewer sees the head, which faces +z: -x is on the left of the picture. Intensities are in three's
 * units, exposed as a camera would in each room: the forehead of a light skin stays below the tone curve's shoulder, so no
 * skin blows out and pigment keeps its contrast. What differs is what a person would notice: where light comes from, how
 * hard its shadows are, how warm it is, how much of the room fills them.
 */
export const LIGHT_PRESETS = ['clinic', 'daylight', 'evening', 'overhead', 'sun'] as const;
export type LightPreset = (typeof LIGHT_PRESETS)[number];

type Triple = readonly [number, number, number];

/** A luminous panel of the room, facing the head. */
export interface Panel {
  /** Centre, in metres from the head. */
  readonly at: Triple;
  /** Width and height, metres. */
  readonly size: readonly [number, number];
  /** Radiance; a white wall under the ceiling panel has about 0.5. */
  readonly radiance: number;
  readonly tint?: string;
}

/** What surrounds the head, as skin and eyes mirror it. */
export interface Room {
  readonly panels: readonly Panel[];
  /** Radiance straight above, around and straight below, with their colours. */
  readonly ceiling: readonly [radiance: number, srgb: string];
  readonly horizon: readonly [radiance: number, srgb: string];
  readonly floor: readonly [radiance: number, srgb: string];
  /** Multiplies the whole room. */
  readonly intensity: number;
}

export interface LightSetting {
  /** The lamp that casts the shadow. */
  readonly key: {
    readonly towards: Triple;
    readonly srgb: string;
    readonly intensity: number;
    /** Half the width of the penumbra, mm: the larger the lamp, the softer. */
    readonly penumbraMm: number;
    /** Share of the lamp's light that a shadow takes. */
    readonly shadow: number;
    /** Half the side of its mirror image in the eye, as a tangent; 0.31 is a window two metres off. */
    readonly catchLight: number;
  };
  /** Two more without shadows, from behind or beside. */
  readonly rims: readonly [Rim, Rim];
  readonly room: Room;
  /** Tints the wall behind the head, so that it stands in the same light. */
  readonly wallSrgb: string;
}

interface Rim {
  readonly towards: Triple;
  readonly srgb: string;
  readonly intensity: number;
}

const NEUTRAL_ROOM = {
  ceiling: [0.62, '#ffffff'],
  horizon: [0.42, '#ffffff'],
  floor: [0.2, '#ffffff'],
} as const;

export const LIGHTS: Readonly<Record<LightPreset, LightSetting>> = {
  // ceiling panels and a large soft lamp beside the chair: even, neutral, kind
  clinic: {
    key: {
      towards: [-380, 430, 560],
      srgb: '#fff8f0',
      intensity: 1.82,
      penumbraMm: 3.4,
      shadow: 0.88,
      catchLight: 0.22,
    },
    rims: [
      { towards: [420, 330, -520], srgb: '#ffffff', intensity: 0.55 },
      { towards: [-540, 170, -420], srgb: '#ffffff', intensity: 0.33 },
    ],
    room: {
      ...NEUTRAL_ROOM,
      intensity: 0.45,
      panels: [
        // softbox, high on the left
        { at: [-2.4, 2.5, 3.6], size: [2.6, 2.2], radiance: 7 },
        // broad fill on the right
        { at: [3.6, 0.6, 2.6], size: [2.4, 3.4], radiance: 1.5 },
        // strips behind both shoulders draw the outline of head and ears
        { at: [3.1, 1.5, -2.8], size: [0.9, 3.2], radiance: 6.5 },
        { at: [-3.4, 1.0, -2.4], size: [0.8, 3.0], radiance: 4.5 },
        // ceiling
        { at: [0, 4.2, -0.2], size: [3.2, 2.6], radiance: 2.6 },
      ],
    },
    wallSrgb: '#ffffff',
  },
  // one large window on the left, the room behind it dim: cool light, long soft shading across the head
  daylight: {
    key: {
      towards: [-760, 240, 330],
      srgb: '#f2f6ff',
      intensity: 2.05,
      penumbraMm: 5,
      shadow: 0.8,
      catchLight: 0.4,
    },
    rims: [
      { towards: [-560, 200, -480], srgb: '#eaf1ff', intensity: 0.5 },
      { towards: [600, 60, 200], srgb: '#ffeeda', intensity: 0.12 },
    ],
    room: {
      ceiling: [0.5, '#f4f6fa'],
      horizon: [0.34, '#f1f2f4'],
      floor: [0.2, '#e9dfd2'],
      intensity: 0.5,
      panels: [
        { at: [-3.6, 1.1, 1.6], size: [2.6, 3.0], radiance: 7, tint: '#eef4ff' },
        { at: [-3.4, 1.1, -1.9], size: [1.5, 2.8], radiance: 4, tint: '#eaf2ff' },
        // sunlit wall opposite
        { at: [4.0, 0.4, 1.2], size: [2.6, 2.4], radiance: 0.75, tint: '#fff1de' },
      ],
    },
    wallSrgb: '#f3f7ff',
  },
  // a shaded lamp at head height, the rest of the room low and warm
  evening: {
    key: {
      towards: [-520, 170, 520],
      srgb: '#ffdab0',
      intensity: 1.65,
      penumbraMm: 3,
      shadow: 0.9,
      catchLight: 0.2,
    },
    rims: [
      { towards: [520, 260, -420], srgb: '#ffd8ae', intensity: 0.4 },
      { towards: [-500, 120, -500], srgb: '#ffe2c4', intensity: 0.14 },
    ],
    room: {
      ceiling: [0.42, '#ffe9d0'],
      horizon: [0.26, '#ffe4c8'],
      floor: [0.12, '#f4d4ae'],
      intensity: 0.56,
      panels: [
        { at: [-2.6, 0.9, 2.5], size: [1.1, 1.0], radiance: 11, tint: '#ffdcb4' },
        { at: [3.4, 1.0, -2.0], size: [0.8, 1.2], radiance: 5, tint: '#ffd2a2' },
      ],
    },
    wallSrgb: '#ead6bc',
  },
  // small spots in the ceiling: brow and nose shadow the face, and whatever shines, shines
  overhead: {
    key: {
      towards: [-90, 780, 190],
      srgb: '#fffaf3',
      intensity: 2.15,
      penumbraMm: 1.7,
      shadow: 0.92,
      catchLight: 0.09,
    },
    rims: [
      { towards: [240, 700, -260], srgb: '#fffaf3', intensity: 0.6 },
      { towards: [-300, 620, -380], srgb: '#fffaf3', intensity: 0.35 },
    ],
    room: {
      ceiling: [0.5, '#ffffff'],
      horizon: [0.3, '#ffffff'],
      floor: [0.26, '#f6f2ec'],
      intensity: 0.55,
      panels: [
        { at: [-0.35, 3.0, 0.75], size: [0.34, 0.34], radiance: 60 },
        { at: [1.0, 2.9, -1.05], size: [0.3, 0.3], radiance: 50 },
        { at: [-1.25, 2.7, -1.6], size: [0.3, 0.3], radiance: 40 },
        { at: [1.5, 2.9, 1.2], size: [0.3, 0.3], radiance: 40 },
      ],
    },
    wallSrgb: '#e9ebee',
  },
  // high sun from the right front, blue sky for a fill, light from the ground
  sun: {
    key: {
      towards: [430, 560, 430],
      srgb: '#fff3dd',
      intensity: 2.8,
      penumbraMm: 1.05,
      shadow: 0.96,
      catchLight: 0.05,
    },
    rims: [
      { towards: [-420, -60, 520], srgb: '#fff0dc', intensity: 0.1 },
      { towards: [-460, 320, -460], srgb: '#dfeaff', intensity: 0.25 },
    ],
    room: {
      ceiling: [0.8, '#bcd4ff'],
      horizon: [0.62, '#dfe9f7'],
      floor: [0.3, '#e6d7bf'],
      intensity: 0.46,
      panels: [{ at: [2.4, 3.1, 2.4], size: [0.5, 0.5], radiance: 60, tint: '#fff3dd' }],
    },
    wallSrgb: '#dfeaf8',
  },
};
