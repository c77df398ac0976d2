/**
 * Native hair, texel by texel: what grows untouched, what the loss pattern has left of it, brush strokes over that, and on
 * top of everything the patches and scars in which no hair grows.
 *
 * Patches and scars lie over the brush: they are moved and removed by themselves, and hair brushed over one stays under it.
 *
 * Each of these layers is kept, so a step of a finger costs the triangles where a layer has changed. What is drawn depends
 * on the settings alone, never on what was drawn before.
 */
import { triangleArea } from './area';
import { createAreata } from './areata';
import { BrushLayer } from './brush';
import type { AnatomicalScalp } from './buildScalpSurface';
import { planRim, REGION_CHANNELS, type Rim } from './EdgeRaster';
import { fullDensityAt } from './fullDensity';
import { HAIR_ORIGIN_DEFAULT, type HairOrigin } from './hairOrigins';
import { toHalf } from './halfPrecision';
import { PATTERN_BORDERS } from './lossEdits';
import { type LossField, lossFieldAt } from './lossFields';
import type { LossPatternId } from './lossPattern';
import type { RegionSettings } from './regionMap';
import { listScalpTexels, type ScalpTexels } from './scalpTexels';
import { type ScarMap, scarShareAt } from './scarMap';
import { createSeededNoise } from './seededNoise';
import { ZONE_IDS } from './zoneIds';
import { ZONE_STRIDE, ZONE_WEIGHT_SUM } from './zones';

/** Native hair fades over this width at the scalp's own border: slowly at the nape, soon over the ear and at the sideburn. */
export const BORDER_FADE_MM = { nape: 13, side: 8 };

/** Skin with less than this share of its untouched hair counts as bare. */
export const BARE_SHARE = 0.5;

export class NativeRaster {
  /** Native hairs per mm², texel by texel, as they were drawn last and before they are rounded to halfs. */
  readonly grown: Float32Array;
  private readonly texels: ScalpTexels;
  private readonly rim: Rim;
  /** Untouched hair, faded at the scalp's border; per mm². */
  private readonly full: Float64Array;
  /** Share that the loss pattern leaves, that patches leave, and that scars do. */
  private readonly pattern: Float64Array;
  private readonly patches: Float64Array;
  private readonly scars: Float64Array;
  private readonly brush: BrushLayer;
  private readonly isChanged: Uint8Array;
  private drawn: { origin: HairOrigin; seed: number; patchKey: string; scars: ScarMap | null; loss: LossField } | null =
    null;

  constructor(
    private readonly scalp: AnatomicalScalp,
    private readonly size: number,
  ) {
    this.texels = listScalpTexels(scalp, size);
    this.rim = planRim(this.texels.index, size);
    const count = this.texels.index.length;
    this.full = new Float64Array(count);
    this.pattern = new Float64Array(count);
    this.patches = new Float64Array(count).fill(1);
    this.scars = new Float64Array(count).fill(1);
    this.brush = new BrushLayer(scalp, this.texels, this.pattern);
    this.grown = new Float32Array(size * size);
    this.isChanged = new Uint8Array(scalp.triangles.length / 3);
  }

  /**
   * @param data Half floats, REGION_CHANNELS a texel; the second of each is written where it has changed since the last
   * call, so it must be the same array.
   * @returns Whether anything has changed.
   */
  drawInto(data: Uint16Array, settings: RegionSettings, scars: ScarMap | null): boolean {
    const {
      lossPattern,
      severity = 0,
      borders = PATTERN_BORDERS,
      patches = [],
      strokes = [],
      hairOrigin: origin = HAIR_ORIGIN_DEFAULT,
      seed,
    } = settings;
    const loss = lossFieldAt(this.scalp, lossPattern as LossPatternId, severity, borders);
    const patchKey = JSON.stringify(patches);
    const { drawn, isChanged } = this;
    isChanged.fill(0);
    if (origin !== drawn?.origin) this.drawFull(origin);
    if (patchKey !== drawn?.patchKey || (seed !== drawn.seed && patches.length > 0)) this.drawPatches(settings);
    if (scars !== (drawn?.scars ?? null)) this.drawScars(scars);
    if (loss !== drawn?.loss || seed !== drawn.seed) this.drawPattern(loss, seed);
    this.brush.draw(strokes, isChanged);
    this.drawn = { origin, seed, patchKey, scars, loss };

    const { start, index } = this.texels;
    const { grown, full, brush } = this;
    let hasChanged = false;
    for (let t = 0; t < isChanged.length; t++) {
      if (isChanged[t] === 0) continue;
      hasChanged = true;
      for (let i = start[t]!; i < start[t + 1]!; i++) {
        const texel = index[i]!;
        grown[texel] = full[i]! * brush.share[i]!;
        grown[texel]! *= this.patches[i]!;
        grown[texel]! *= this.scars[i]!;
        data[REGION_CHANNELS * texel + 1] = toHalf(grown[texel]!);
      }
    }
    if (hasChanged) this.drawRim(data);
    return hasChanged;
  }

  /** Hair-bearing skin with less than BARE_SHARE of its untouched hair, mm²; to about a texel along its border. */
  bareAreaMm2(): number {
    const { scalp, brush, patches, scars } = this;
    const { start, v, w } = this.texels;
    const { positions, triangles, borderDistanceMm } = scalp;
    let area = 0;
    for (let t = 0; t < triangles.length / 3; t++) {
      const [from, to] = [start[t]!, start[t + 1]!];
      if (from === to) continue;
      const [a, b, c] = [0, 1, 2].map((k) => borderDistanceMm[triangles[3 * t + k]!]!) as [number, number, number];
      let bare = 0;
      for (let i = from; i < to; i++) {
        const borderMm = (1 - v[i]! - w[i]!) * a + v[i]! * b + w[i]! * c;
        if (borderMm > 0 && brush.share[i]! * patches[i]! * scars[i]! < BARE_SHARE) bare++;
      }
      if (bare > 0) area += (triangleArea(positions, triangles, t) * bare) / (to - from);
    }
    return area;
  }

  private drawFull(origin: HairOrigin): void {
    const { borderDistanceMm, zoneWeights, triangles, headVertex } = this.scalp;
    const nape = ZONE_IDS.indexOf('nape');
    const vertexCount = headVertex.length;
    const [density, fade] = [new Float64Array(vertexCount), new Float64Array(vertexCount)];
    for (let v = 0; v < vertexCount; v++) {
      const napeShare = zoneWeights[ZONE_STRIDE * v + nape]! / ZONE_WEIGHT_SUM;
      density[v] = fullDensityAt(zoneWeights, v, ZONE_STRIDE, origin);
      fade[v] = BORDER_FADE_MM.side + (BORDER_FADE_MM.nape - BORDER_FADE_MM.side) * napeShare;
    }
    const { start, v, w } = this.texels;
    for (let t = 0; t < triangles.length / 3; t++) {
      const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
      for (let i = start[t]!; i < start[t + 1]!; i++) {
        const [vi, wi] = [v[i]!, w[i]!];
        const u = 1 - vi - wi;
        const borderMm = u * borderDistanceMm[a]! + vi * borderDistanceMm[b]! + wi * borderDistanceMm[c]!;
        const fadeMm = u * fade[a]! + vi * fade[b]! + wi * fade[c]!;
        this.full[i] = (u * density[a]! + vi * density[b]! + wi * density[c]!) * smoothstep(0, fadeMm, borderMm);
      }
    }
    this.isChanged.fill(1);
  }

  private drawPatches({ patches = [], seed }: RegionSettings): void {
    const areata = createAreata(this.scalp, patches, seed);
    const { start, positions, middle, reachMm } = this.texels;
    this.patches.fill(1);
    this.isChanged.fill(1);
    if (!areata) return;
    for (let t = 0; t < reachMm.length; t++) {
      const near = areata.near(middle[3 * t]!, middle[3 * t + 1]!, middle[3 * t + 2]!, reachMm[t]!);
      if (near.length === 0) continue;
      for (let i = start[t]!; i < start[t + 1]!; i++)
        this.patches[i] = areata.shareAt(near, positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!);
    }
  }

  private drawScars(scars: ScarMap | null): void {
    const { index } = this.texels;
    this.isChanged.fill(1);
    if (!scars) {
      this.scars.fill(1);
      return;
    }
    for (let i = 0; i < index.length; i++) {
      this.scars[i] = 1 - scarShareAt(scars, index[i]! % this.size, Math.floor(index[i]! / this.size));
    }
  }

  /** The loss pattern, where its tape or its measures are others than in the last map. */
  private drawPattern(loss: LossField, seed: number): void {
    const { triangles } = this.scalp;
    const { start, v, w, positions } = this.texels;
    const before =
      this.drawn && this.drawn.seed === seed && isDrawnAlike(this.drawn.loss, loss) ? this.drawn.loss : null;
    const nativeAt = createNativeHair(loss, seed);
    const { keptMm } = loss;
    for (let t = 0; t < triangles.length / 3; t++) {
      const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
      const same = before?.keptMm;
      if (same && same[a] === keptMm[a] && same[b] === keptMm[b] && same[c] === keptMm[c]) continue;
      this.isChanged[t] = 1;
      for (let i = start[t]!; i < start[t + 1]!; i++) {
        const u = 1 - v[i]! - w[i]!;
        const kept = u * keptMm[a]! + v[i]! * keptMm[b]! + w[i]! * keptMm[c]!;
        this.pattern[i] = nativeAt(kept, positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!);
      }
    }
  }

  /** Texels around the patch get the mean of their neighbours, for the taps of a bilinear filter. */
  private drawRim(data: Uint16Array): void {
    const { grown } = this;
    const { texel, start, source } = this.rim;
    for (let i = 0; i < texel.length; i++) {
      let sum = 0;
      for (let k = start[i]!; k < start[i + 1]!; k++) sum += grown[source[k]!]!;
      grown[texel[i]!] = sum / (start[i + 1]! - start[i]!);
      data[REGION_CHANNELS * texel[i]! + 1] = toHalf(grown[texel[i]!]!);
    }
  }
}

/** Whether two fields differ in their tape alone. */
function isDrawnAlike(a: LossField, b: LossField): boolean {
  return (
    a.thinningMm === b.thinningMm &&
    a.keptShare === b.keptShare &&
    a.lostShare === b.lostShare &&
    a.wanderMm === b.wanderMm &&
    a.wanderPeriodMm === b.wanderPeriodMm
  );
}

type Offset = (x: number, y: number, z: number) => number;

/** Share of untouched hair that a loss pattern has left, from the tape distance inside the skin that kept it. */
function createNativeHair(loss: LossField, seed: number): (keptMm: number, x: number, y: number, z: number) => number {
  const { thinningMm, wanderMm, keptShare, lostShare } = loss;
  const wander = createWander(loss, seed);
  const reach = 1.4 * wanderMm;
  return (keptMm, x, y, z) => {
    if (keptMm <= -reach) return lostShare;
    if (keptMm >= thinningMm + reach) return keptShare;
    return lostShare + (keptShare - lostShare) * smoothstep(0, thinningMm, keptMm + wander(x, y, z));
  };
}

/** Offset of the border of the hair that was kept, mm: long waves with shorter ones on them. */
function createWander({ wanderMm, wanderPeriodMm }: LossField, seed: number): Offset {
  const noise = createSeededNoise((seed ^ 0x5bd1e995) >>> 0);
  const long = 1 / wanderPeriodMm;
  const short = 4 / wanderPeriodMm;
  return (x, y, z) => wanderMm * (noise(x * long, y * long, z * long) + 0.4 * noise(x * short, y * short, z * short));
}

function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
