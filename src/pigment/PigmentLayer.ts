/**
 * The pigment layer on the GPU: four textures and a few uniforms, and the lines of GLSL that the skin's material takes in.
 *
 * `PigmentLayer.glsl` has four parts. `vertexPars` and `fragmentPars` belong among the declarations, `vertexMain`
 * anywhere in the vertex shader's main, `fragmentApply` where `diffuseColor` has its final value and light has not
 * fallen yet. The geometry carries the attributes of pigmentAttributes.ts.
 *
 * Sliders write uniforms and nothing else. Textures change with the sites and with the hairline. Until they arrive
 * the layer shows bare skin, so a material compiles and draws at once. All data is kept, so that three can upload it
 * again after a lost context.
 */
import {
  ClampToEdgeWrapping,
  DataTexture,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  NearestFilter,
  RGBAFormat,
  RGBAIntegerFormat,
  RGFormat,
  type Texture,
  UnsignedByteType,
  UnsignedIntType,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import dotKernel from '../../shaders/lib/dotKernel.glsl?raw';
import pigmentOptics from '../../shaders/lib/pigmentOptics.glsl?raw';
import fragmentApply from '../../shaders/pigment/pigmentApply.frag.glsl?raw';
import vertexMain from '../../shaders/pigment/pigmentMain.vert.glsl?raw';
import fragmentPars from '../../shaders/pigment/pigmentPars.frag.glsl?raw';
import vertexPars from '../../shaders/pigment/pigmentPars.vert.glsl?raw';
import { ZONE_COUNT } from '../scalp/zoneIds';
import { type Millimetres, mm } from '../units';
import { DARKNESS_SPREAD, type DotGrid, SIZE_SPREAD } from './DotGrid';
import {
  createEdgeColumns,
  createZoneColumns,
  edgeColumnsInto,
  FIELD_DEFAULTS,
  type FieldSettings,
  zoneColumnsInto,
} from './fields';
import { blur, gainUnderMelanin, HEALED_DEPTH_MM, veil } from './optics';
import type { RankCoverage } from './RankCoverage';
import { LEVELS_PER_MM2 } from './rankLevels';
import { mostNative, type RegionTexels } from './regionSample';
import { FULL_CALIBRE_SHARE, type ShavedHair } from './stubbleTone';

/** The part of scalp's ScarMap that is read here. */
export interface ScarTexels {
  readonly size: number;
  /** Byte pairs: share of scar, and that share times half its uptake. */
  readonly data: Uint8Array;
}

/** Dark brown, 80 µm. The shadow is set by eye: a full head of it, shaved, is about as dark as an ordinary plan. */
export const SHAVED_HAIR_DEFAULTS: ShavedHair = {
  shaftRadiusMm: mm(0.04),
  shadowRadiusMm: mm(0.11),
  shadowEndMm: mm(0.14),
  darkness: [0.82, 0.86, 0.89],
};

export class PigmentLayer {
  static readonly glsl = {
    vertexPars,
    vertexMain,
    fragmentPars: [dotKernel, pigmentOptics, fragmentPars].join('\n'),
    fragmentApply,
  } as const;

  /** To be shared, not copied, with the material that takes the layer in. */
  readonly uniforms = {
    uPigmentZonePlan: { value: Array.from({ length: ZONE_COUNT }, () => new Vector2(0, 0.15)) },
    uPigmentZoneDarkness: { value: Array.from({ length: ZONE_COUNT }, () => new Vector3()) },
    uPigmentGrid: { value: emptyGrid() as Texture },
    uPigmentCoverage: { value: emptyCoverage() as Texture },
    uPigmentRegion: { value: emptyRegion() as Texture },
    uPigmentScar: { value: scarTexture(NO_SCARS) as Texture },
    uPigmentChart: { value: new Vector4(1, 1, -2, 2) },
    uPigmentField: { value: new Vector4(0, 1, 0, 0) },
    uPigmentFeather: { value: new Vector3(1, 1, 1) },
    uPigmentLineInk: { value: new Vector3(1, 1, 1) },
    uPigmentLineSize: { value: new Vector3(1, 1, 1) },
    uPigmentSpread: { value: new Vector2() },
    uPigmentSpot: { value: new Vector3(blur(HEALED_DEPTH_MM), SIZE_SPREAD, DARKNESS_SPREAD) },
    uPigmentVeil: { value: new Vector3(...veil(HEALED_DEPTH_MM)) },
    uPigmentGain: { value: new Vector3(1, 1, 1) },
    uPigmentRedness: { value: 0 },
    uPigmentHair: { value: new Vector3() },
    uPigmentHairDarkness: { value: new Vector3() },
    uPigmentStubble: { value: new Vector2() },
  };

  private readonly columns = createZoneColumns();
  /** Followed last. */
  private settings: FieldSettings | null = null;
  /** For pictures of other regions; made when there is a first one. */
  private otherRegion: DataTexture | null = null;
  private readonly edge = createEdgeColumns();

  constructor() {
    this.setHair(SHAVED_HAIR_DEFAULTS);
  }

  /** Takes the sites. The chart's measures come with them. */
  setGrid(grid: DotGrid): void {
    this.uniforms.uPigmentGrid.value.dispose();
    const texture = new DataTexture(
      grid.cells as Uint32Array<ArrayBuffer>,
      2 * grid.size,
      grid.size,
      RGBAIntegerFormat,
      UnsignedIntType,
    );
    texture.internalFormat = 'RGBA32UI';
    texture.needsUpdate = true;
    this.uniforms.uPigmentGrid.value = texture;
    const chart = this.uniforms.uPigmentChart.value;
    chart.set(1 / (2 * grid.chartHalfMm), grid.cellMm, grid.originMm, chart.w);
  }

  /** Takes the far view of the same sites. */
  setCoverage(coverage: RankCoverage): void {
    this.uniforms.uPigmentCoverage.value.dispose();
    this.uniforms.uPigmentCoverage.value = coverageTexture(coverage);
  }

  /** Takes the pigmented region and the native hair. A map of the same size is written into the texture that there is. */
  setRegionMap(region: RegionTexels): void {
    const { uPigmentRegion, uPigmentChart, uPigmentField } = this.uniforms;
    const texture = uPigmentRegion.value as DataTexture;
    if (texture.image.width === region.size) {
      (texture.image.data as unknown as Uint16Array).set(region.data);
    } else {
      texture.dispose();
      uPigmentRegion.value = regionTexture({ ...region, data: region.data.slice() });
    }
    uPigmentRegion.value.needsUpdate = true;
    uPigmentChart.value.w = region.size;
    uPigmentField.value.z = mostNative(region) * LEVELS_PER_MM2;
  }

  /** Draws with another region and plan in place of the layer's own, which come back afterwards. Meant for small pictures. */
  drawWith(region: RegionTexels, settings: FieldSettings, draw: () => void): void {
    const { uPigmentRegion, uPigmentChart, uPigmentField } = this.uniforms;
    const own = uPigmentRegion.value;
    const [side, mostHair, before] = [uPigmentChart.value.w, uPigmentField.value.z, this.settings];
    if (this.otherRegion?.image.width !== region.size) {
      this.otherRegion?.dispose();
      this.otherRegion = regionTexture(region);
    }
    this.otherRegion.image.data = region.data as never;
    this.otherRegion.needsUpdate = true;
    uPigmentRegion.value = this.otherRegion;
    uPigmentChart.value.w = region.size;
    uPigmentField.value.z = mostNative(region) * LEVELS_PER_MM2;
    this.setFields(settings);
    try {
      draw();
    } finally {
      uPigmentRegion.value = own;
      uPigmentChart.value.w = side;
      uPigmentField.value.z = mostHair;
      if (before) this.setFields(before);
    }
  }

  /** Takes the scars; null where there are none. */
  setScars(scars: ScarTexels | null): void {
    this.uniforms.uPigmentScar.value.dispose();
    this.uniforms.uPigmentScar.value = scarTexture(scars ?? NO_SCARS);
  }

  /** Follows the plan: uniforms only, nothing allocated, so it may be called for every step of a slider. */
  setFields(settings: FieldSettings): void {
    this.settings = settings;
    const { uPigmentZonePlan, uPigmentZoneDarkness, uPigmentField } = this.uniforms;
    const { density, radiusMm, darkness } = zoneColumnsInto(settings, this.columns);
    for (let zone = 0; zone < ZONE_COUNT; zone++) {
      uPigmentZonePlan.value[zone]!.set(density[zone]!, radiusMm[zone]!);
      uPigmentZoneDarkness.value[zone]!.fromArray(darkness, 3 * zone);
    }
    this.setEdge(settings);
    let highest = 0;
    for (let zone = 0; zone < ZONE_COUNT; zone++) highest = Math.max(highest, density[zone]!);
    const share = settings.sessionShare ?? FIELD_DEFAULTS.sessionShare;
    // no site above it shows; a fourth session goes beyond the plan's own density
    uPigmentField.value.w = highest * Math.max(1, share);
    uPigmentField.value.y = share;
    this.setSkinAbove(settings.depthMm ?? FIELD_DEFAULTS.depthMm, settings.melanin ?? FIELD_DEFAULTS.melanin);
    this.uniforms.uPigmentRedness.value = settings.redness ?? FIELD_DEFAULTS.redness;
  }

  private setEdge(settings: FieldSettings): void {
    const { uPigmentField, uPigmentFeather, uPigmentLineInk, uPigmentLineSize, uPigmentSpread } = this.uniforms;
    const { featherMm, lineInk, lineSize, isGraded, spreadMm2, filledSpreadMm2 } = edgeColumnsInto(settings, this.edge);
    uPigmentField.value.x = isGraded ? 1 : 0;
    uPigmentFeather.value.fromArray(featherMm);
    uPigmentLineInk.value.fromArray(lineInk);
    uPigmentLineSize.value.fromArray(lineSize);
    uPigmentSpread.value.set(spreadMm2, filledSpreadMm2);
  }

  /** @param depth Of the pigment under the surface: veils and blurs it. @param melanin In the epidermis above. */
  private setSkinAbove(depth: Millimetres, melanin: number): void {
    this.uniforms.uPigmentSpot.value.x = blur(depth);
    this.uniforms.uPigmentVeil.value.set(...veil(depth, melanin));
    this.uniforms.uPigmentGain.value.set(...gainUnderMelanin(melanin));
  }

  setHair(hair: ShavedHair): void {
    this.uniforms.uPigmentHair.value.set(hair.shaftRadiusMm, hair.shadowRadiusMm, hair.shadowEndMm);
    this.uniforms.uPigmentHairDarkness.value.set(...hair.darkness);
    const fullLevels = Math.max((hair.fullPerMm2 ?? 0) * FULL_CALIBRE_SHARE * LEVELS_PER_MM2, 1e-3);
    this.uniforms.uPigmentStubble.value.set(1 / fullLevels, (hair.shadeMm2 ?? 0) / LEVELS_PER_MM2);
  }

  /** How much dots differ: standard deviations of size and darkness, relative. For tests; the defaults are the look. */
  setSpread(size: number, darkness: number): void {
    this.uniforms.uPigmentSpot.value.y = size;
    this.uniforms.uPigmentSpot.value.z = darkness;
  }

  /** Frees the textures. The uniforms keep pointing at them, so that a frame in flight finds something. */
  dispose(): void {
    this.uniforms.uPigmentGrid.value.dispose();
    this.uniforms.uPigmentCoverage.value.dispose();
    this.uniforms.uPigmentRegion.value.dispose();
    this.uniforms.uPigmentScar.value.dispose();
    this.otherRegion?.dispose();
  }
}

const NO_SCARS: ScarTexels = { size: 1, data: new Uint8Array(2) };

function scarTexture({ size, data }: ScarTexels): DataTexture {
  const texture = new DataTexture(data as Uint8Array<ArrayBuffer>, size, size, RGFormat, UnsignedByteType);
  // dots of a millimetre must not flicker from afar
  texture.generateMipmaps = size > 1;
  texture.minFilter = size > 1 ? LinearMipmapLinearFilter : LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

function coverageTexture({ levels, size }: RankCoverage): DataTexture {
  const texture = new DataTexture(levels[0] as Uint8Array<ArrayBuffer>, size, size, RGBAFormat, UnsignedByteType);
  texture.mipmaps = levels.map((data, level) => ({ data, width: size >> level, height: size >> level }) as never);
  texture.generateMipmaps = false;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.wrapS = ClampToEdgeWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.needsUpdate = true;
  return texture;
}

function emptyGrid(): DataTexture {
  const texture = new DataTexture(new Uint32Array(8), 2, 1, RGBAIntegerFormat, UnsignedIntType);
  texture.internalFormat = 'RGBA32UI';
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

function emptyCoverage(): DataTexture {
  return coverageTexture({ size: 1, levels: [new Uint8Array(4)] });
}

/** Far outside everywhere. */
function emptyRegion(): DataTexture {
  const outside = 0xd100; // -40 as a half
  return regionTexture({
    size: 2,
    chartHalfMm: 1,
    data: Uint16Array.from({ length: 16 }, (_, i) => (i % 4 === 0 ? outside : 0)),
  });
}

function regionTexture({ size, data }: RegionTexels): DataTexture {
  const texture = new DataTexture(data as Uint16Array<ArrayBuffer>, size, size, RGBAFormat, HalfFloatType);
  texture.internalFormat = 'RGBA16F';
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
