/**
 * The two tiling textures of the skin: colour variation and micro relief, both baked from seeded simplex noise.
 *
 * Seamless because the noise is taken on a torus: the tile's two axes run around two circles in four dimensions, whose
 * metric is flat. One such tile serves every octave: read at every second, fourth, … texel it is the same noise at twice,
 * four times the frequency, and still wraps.
 *
 * Tried: analytic noise in the shader (about 70 hash lookups a pixel close up), which costs more than the lighting.
 */
import { createNoise4D } from 'simplex-noise';

export const SKIN_TEXTURE_SIZE = 512;
const SIZE = SKIN_TEXTURE_SIZE;
const SIZE_BITS = 9;
const MASK = SIZE - 1;
const TEXELS = SIZE * SIZE;

/** Side of a tile on the skin, mm. The finest octaves then span 1 mm and 0.3 mm. */
export const COLOUR_TILE_MM = 140;
export const RELIEF_TILE_MM = 22;

export interface SkinTexels {
  /**
   * RGBA8, SIZE². r: melanin, g: haemoglobin, both signed about 128. b: above 128 freckles, below it veins: they hardly
   * meet, so two sparse patterns share one channel. a: sun spots, 0 = none; the brighter one is, the earlier it comes.
   */
  readonly colour: Uint8Array;
  /**
   * RGBA8, SIZE². r, g: slope of the relief along x and y, 128 = flat, RELIEF_SLOPE_RANGE at 255. b: height, signed,
   * for the colour of furrows. a: pores, 0 = none, for the gloss.
   */
  readonly relief: Uint8Array;
}

/** Slope that a texel of 255 stands for: height over length on the skin. */
export const RELIEF_SLOPE_RANGE = 0.6;

/**
 * Bakes both tiles.
 *
 * @param seed Integer in [0, 2³²). Same seed, same texels.
 */
export function bakeSkinTexels(seed: number): SkinTexels {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new RangeError(`bakeSkinTexels: seed must be an integer in [0, 2³²), got ${seed}.`);
  }
  const random = mulberry32(seed);
  const noise = torusNoise(random);
  return { colour: bakeColour(noise, random), relief: bakeRelief(noise, random) };
}

function bakeColour(noise: Float32Array, random: () => number): Uint8Array {
  const melanin = fractal(noise, random, [0.5, 0.36, 0.3, 0.2, 0.12]);
  const blood = fractal(noise, random, [0.42, 0.4, 0.36, 0.3, 0.16]);
  const freckles = bakeFreckles(noise, random);
  const veins = bakeVeins(noise, random);
  const sunSpots = bakeSunSpots(noise, random);
  const texels = new Uint8Array(4 * TEXELS);
  for (let i = 0; i < TEXELS; i++) {
    texels[4 * i] = toSigned8(melanin[i]!);
    texels[4 * i + 1] = toSigned8(blood[i]!);
    texels[4 * i + 2] = toSigned8(Math.min(1, freckles[i]!) - veins[i]!);
    texels[4 * i + 3] = Math.round(255 * Math.min(1, sunSpots[i]!));
  }
  return texels;
}

/** Irregular spots of 0.5 to 1.8 mm, most of them faint: about one to 3 cm². */
function bakeFreckles(noise: Float32Array, random: () => number): Float32Array {
  const SPOTS = 64;
  const field = new Float32Array(TEXELS);
  for (let spot = 0; spot < SPOTS; spot++) {
    const x = random() * SIZE;
    const y = random() * SIZE;
    const radiusMm = 0.5 + 1.3 * random() ** 3;
    const strength = 0.15 + 0.85 * random() ** 2.5;
    addSpot(field, noise, { x, y, radiusMm, strength, raggedness: 0.35, edge: 3 });
  }
  return field;
}

/**
 * Solar lentigines: flat brown spots of 2 to 9 mm with ragged, rather sharp edges, one to 3 cm² in the end. Strengths are
 * spread evenly, as they are the order in which the spots come.
 */
function bakeSunSpots(noise: Float32Array, random: () => number): Float32Array {
  const SPOTS = 54;
  const field = new Float32Array(TEXELS);
  for (let spot = 0; spot < SPOTS; spot++) {
    const x = random() * SIZE;
    const y = random() * SIZE;
    const radiusMm = 0.9 + 3.2 * random() ** 3;
    const strength = 0.3 + 0.7 * ((spot + random()) / SPOTS);
    addSpot(field, noise, { x, y, radiusMm, strength, raggedness: 0.42, edge: 2.4 });
  }
  return field;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radiusMm: number;
  readonly strength: number;
  /** How far the outline wanders, as a share of the radius. */
  readonly raggedness: number;
  /** Power of the fall to the side: 2 is a Gaussian, more is flatter inside and steeper at the edge. */
  readonly edge: number;
}

function addSpot(field: Float32Array, noise: Float32Array, { x, y, radiusMm, strength, raggedness, edge }: Spot): void {
  const radius = radiusMm * (SIZE / COLOUR_TILE_MM);
  const reach = Math.ceil(2.2 * radius);
  // the outline wanders about twice along each side, whatever the spot's size
  const turns = Math.max(2, Math.round(24 / radius));
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const px = (Math.floor(x) + dx) & MASK;
      const py = (Math.floor(y) + dy) & MASK;
      const i = py * SIZE + px;
      const ragged = 1 + raggedness * noise[((py * turns) & MASK) * SIZE + ((px * turns) & MASK)]!;
      const d = (Math.hypot(Math.floor(x) + dx + 0.5 - x, Math.floor(y) + dy + 0.5 - y) / radius) * ragged;
      field[i] = Math.max(field[i]!, strength * Math.exp(-(d ** edge)));
    }
  }
}

/**
 * Vessels under thin skin: winding lines some 2 mm wide that come up and go down again. They run where a smooth noise
 * crosses zero; dividing by its slope keeps their width.
 */
function bakeVeins(noise: Float32Array, random: () => number): Float32Array {
  const HALF_WIDTH_MM = 1.1;
  const halfWidth = HALF_WIDTH_MM * (SIZE / COLOUR_TILE_MM);
  const course = fractal(noise, random, [1, 0.32, 0.12]);
  const depth = fractal(noise, random, [1, 0.3]);
  const field = new Float32Array(TEXELS);
  for (let y = 0; y < SIZE; y++) {
    const above = ((y + 1) & MASK) * SIZE;
    const below = ((y - 1) & MASK) * SIZE;
    for (let x = 0; x < SIZE; x++) {
      const i = y * SIZE + x;
      const slopeX = 0.5 * (course[y * SIZE + ((x + 1) & MASK)]! - course[y * SIZE + ((x - 1) & MASK)]!);
      const slopeY = 0.5 * (course[above + x]! - course[below + x]!);
      const beside = course[i]! / Math.max(1e-3, Math.hypot(slopeX, slopeY)) / halfWidth;
      const near = Math.max(0, Math.min(1, 0.35 + 1.1 * depth[i]!));
      field[i] = near * Math.exp(-beside * beside);
    }
  }
  return field;
}

/**
 * Relief of scalp skin: a net of shallow furrows around plateaus of half a millimetre, follicle mouths about 1.4 mm
 * apart, and undulation. The furrows are the borders of a jittered cell pattern, bent by the noise.
 */
function bakeRelief(noise: Float32Array, random: () => number): Uint8Array {
  const mmPerTexel = RELIEF_TILE_MM / SIZE;
  const net = furrows(noise, random, 30);
  const undulation = fractal(noise, random, [0.9, 0.7, 0.45, 0.28, 0.2, 0.12]);
  const pores = bakePores(random, 16, 0.17 / mmPerTexel);

  const heightMm = new Float32Array(TEXELS);
  for (let i = 0; i < TEXELS; i++) {
    const x = i & MASK;
    const y = i >> SIZE_BITS;
    // the net again, at 2.2 times its fineness: the secondary lines that cross the plateaus
    const fine = net[((2 * x + y) & MASK) + ((2 * y - x) & MASK) * SIZE]!;
    heightMm[i] = 0.02 * net[i]! + 0.008 * fine + 0.034 * undulation[i]! - 0.03 * pores[i]!;
  }

  const texels = new Uint8Array(4 * TEXELS);
  const perMm = 1 / (2 * mmPerTexel);
  for (let y = 0; y < SIZE; y++) {
    const row = y * SIZE;
    const above = ((y + 1) & MASK) * SIZE;
    const below = ((y - 1) & MASK) * SIZE;
    for (let x = 0; x < SIZE; x++) {
      const i = row + x;
      const slopeX = (heightMm[row + ((x + 1) & MASK)]! - heightMm[row + ((x - 1) & MASK)]!) * perMm;
      const slopeY = (heightMm[above + x]! - heightMm[below + x]!) * perMm;
      texels[4 * i] = toSigned8(slopeX / RELIEF_SLOPE_RANGE);
      texels[4 * i + 1] = toSigned8(slopeY / RELIEF_SLOPE_RANGE);
      texels[4 * i + 2] = toSigned8(heightMm[i]! / 0.06);
      texels[4 * i + 3] = Math.round(255 * Math.min(1, pores[i]!));
    }
  }
  return texels;
}

/** 1 on the plateaus, 0 in the furrows between them; `cells` plateaus along the tile's side. Worley's F2 - F1. */
function furrows(noise: Float32Array, random: () => number, cells: number): Float32Array {
  const jitterX = new Float32Array(cells * cells);
  const jitterY = new Float32Array(cells * cells);
  for (let i = 0; i < jitterX.length; i++) {
    jitterX[i] = random();
    jitterY[i] = random();
  }
  const scale = cells / SIZE;
  const shift = Math.floor(random() * SIZE);
  const field = new Float32Array(TEXELS);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      // bent, so that no furrow is straight
      const bendX = noise[((y * 3 + shift) & MASK) * SIZE + ((x * 3) & MASK)]!;
      const bendY = noise[((x * 3 + shift) & MASK) * SIZE + ((y * 3) & MASK)]!;
      const u = x * scale + 0.4 * bendX;
      const v = y * scale + 0.4 * bendY;
      const cu = Math.floor(u);
      const cv = Math.floor(v);
      let nearest = 9;
      let second = 9;
      for (let dv = -1; dv <= 1; dv++) {
        const row = wrap(cv + dv, cells) * cells;
        for (let du = -1; du <= 1; du++) {
          const cell = row + wrap(cu + du, cells);
          const ex = cu + du + jitterX[cell]! - u;
          const ey = cv + dv + jitterY[cell]! - v;
          const d = ex * ex + ey * ey;
          if (d < nearest) {
            second = nearest;
            nearest = d;
          } else if (d < second) second = d;
        }
      }
      const gap = Math.min(1, (Math.sqrt(second) - Math.sqrt(nearest)) * 2.6);
      field[y * SIZE + x] = gap * (2 - gap);
    }
  }
  return field;
}

/** For an index at most one period outside. */
function wrap(index: number, period: number): number {
  return index < 0 ? index + period : index >= period ? index - period : index;
}

/** Round pits, one to a cell of a jittered grid, of varied depth; radius in texels. */
function bakePores(random: () => number, cells: number, radius: number): Float32Array {
  const field = new Float32Array(TEXELS);
  const cell = SIZE / cells;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const x = (column + 0.1 + 0.8 * random()) * cell;
      const y = (row + 0.1 + 0.8 * random()) * cell;
      const depth = random();
      const size = radius * (0.7 + 0.6 * random());
      const reach = Math.ceil(2 * size);
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const ex = (Math.floor(x) + dx + 0.5 - x) / size;
          const ey = (Math.floor(y) + dy + 0.5 - y) / size;
          const i = ((Math.floor(y) + dy) & MASK) * SIZE + ((Math.floor(x) + dx) & MASK);
          field[i] = Math.max(field[i]!, depth * Math.exp(-1.5 * (ex * ex + ey * ey)));
        }
      }
    }
  }
  return field;
}

/**
 * Octaves of the tile, each about twice as fine as the last, turned and shifted at random.
 *
 * An octave reads the tile at (p + iq) · (x + iy): a whole number of texels each way, so it still wraps, but turned by
 * another angle each time, so that the repeats of the fine octaves never line up into a grid.
 */
function fractal(noise: Float32Array, random: () => number, amplitudes: readonly number[]): Float32Array {
  const field = new Float32Array(TEXELS);
  amplitudes.forEach((amplitude, octave) => {
    const [p, q] = TURNS[octave]!;
    const shiftX = Math.floor(random() * SIZE);
    const shiftY = Math.floor(random() * SIZE);
    for (let y = 0; y < SIZE; y++) {
      const offsetX = shiftX - q * y;
      const offsetY = shiftY + p * y;
      const row = y * SIZE;
      for (let x = 0; x < SIZE; x++) {
        const u = (p * x + offsetX) & MASK;
        const v = (q * x + offsetY) & MASK;
        field[row + x]! += amplitude * noise[v * SIZE + u]!;
      }
    }
  });
  return field;
}

/** Lengths 1, 2.2, 4.1, 8.6, 16.8, 34.5. */
const TURNS = [
  [1, 0],
  [1, 2],
  [4, 1],
  [5, 7],
  [16, 5],
  [17, 30],
] as const;

/**
 * One octave in [-1, 1], eight features along each side, wrapping at the edges. Evaluated at every second texel and
 * interpolated: 32 samples a feature show no difference and cost a quarter.
 */
function torusNoise(random: () => number): Float32Array {
  const FEATURES = 8;
  const COARSE = SIZE / 2;
  const noise4D = createNoise4D(random);
  const radius = FEATURES / (2 * Math.PI);
  const circle = new Float64Array(2 * COARSE);
  for (let i = 0; i < COARSE; i++) {
    const angle = (2 * Math.PI * i) / COARSE;
    circle[2 * i] = radius * Math.cos(angle);
    circle[2 * i + 1] = radius * Math.sin(angle);
  }
  const field = new Float32Array(TEXELS);
  for (let y = 0; y < COARSE; y++) {
    const z = circle[2 * y]!;
    const w = circle[2 * y + 1]!;
    for (let x = 0; x < COARSE; x++) {
      field[2 * y * SIZE + 2 * x] = noise4D(circle[2 * x]!, circle[2 * x + 1]!, z, w);
    }
  }
  for (let y = 0; y < SIZE; y += 2) {
    const row = y * SIZE;
    for (let x = 1; x < SIZE; x += 2) field[row + x] = 0.5 * (field[row + x - 1]! + field[row + ((x + 1) & MASK)]!);
  }
  for (let y = 1; y < SIZE; y += 2) {
    const above = ((y + 1) & MASK) * SIZE;
    const below = (y - 1) * SIZE;
    for (let x = 0; x < SIZE; x++) field[y * SIZE + x] = 0.5 * (field[above + x]! + field[below + x]!);
  }
  return field;
}

function toSigned8(value: number): number {
  return Math.max(0, Math.min(255, Math.round(128 + 127 * value)));
}

/** Small seeded generator in [0, 1): Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
