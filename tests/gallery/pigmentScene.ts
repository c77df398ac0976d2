/** The cap of capHead.ts in a plain skin with the pigment layer, and measuring tools for it. */
import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  FloatType,
  Mesh,
  MeshPhysicalMaterial,
  NoToneMapping,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { buildDotGrid, DARKNESS_SPREAD, type DotGrid, SIZE_SPREAD } from '../../src/pigment/DotGrid';
import { evaluateFields, type FieldSettings, type SiteFields, sampleRegionAtSites } from '../../src/pigment/fields';
import { PigmentLayer } from '../../src/pigment/PigmentLayer';
import { PIGMENT_ATTRIBUTE_LAYOUT, pigmentAttributes } from '../../src/pigment/pigmentAttributes';
import { buildRankCoverage } from '../../src/pigment/RankCoverage';
import type { RegionTexels } from '../../src/pigment/regionSample';
import { type SiteAttributes, siteAttributes } from '../../src/pigment/siteAttributes';
import type { Sites } from '../../src/sampling/Sites';
import { buildCapHead, type CapHead, CHART_HALF_MM, capNormal, capPoint, capRegion, capSites } from './capHead';
import type { Patch, SkinScene } from './skinMeasures';

/** Adds the layer to a material of three's, as the skin's own material does. */
export function takeIn(material: MeshPhysicalMaterial, layer: PigmentLayer): MeshPhysicalMaterial {
  const { vertexPars, vertexMain, fragmentPars, fragmentApply } = PigmentLayer.glsl;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, layer.uniforms);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${vertexPars}`)
      .replace('#include <begin_vertex>', `#include <begin_vertex>\n${vertexMain}`);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${fragmentPars}`)
      .replace('#include <color_fragment>', `#include <color_fragment>\n${fragmentApply}`);
  };
  material.customProgramCacheKey = () => 'pigmented';
  return material;
}

export class PigmentScene implements SkinScene {
  readonly renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(20, 1, 5, 3000);
  readonly layer = new PigmentLayer();
  readonly cap: CapHead;
  readonly sites: Sites;
  readonly attributes: SiteAttributes;
  readonly grid: DotGrid;
  readonly mesh: Mesh<BufferGeometry, MeshPhysicalMaterial>;
  readonly pigmented: MeshPhysicalMaterial;
  readonly bare: MeshPhysicalMaterial;
  region: RegionTexels;
  readonly spread = [SIZE_SPREAD, DARKNESS_SPREAD] as const;
  /** What the camera looks at. */
  readonly target: [number, number, number] = [0, 0, 0];

  constructor(
    readonly width = 900,
    readonly height = 900,
    seed = 1,
  ) {
    const { renderer, scene, camera, layer } = this;
    renderer.debug.onShaderError = (gl, _program, vertex, fragment) => {
      throw new Error(`${gl.getShaderInfoLog(vertex)}\n${gl.getShaderInfoLog(fragment)}`);
    };
    renderer.setPixelRatio(1);
    renderer.setSize(width, height);
    renderer.toneMapping = NoToneMapping;
    scene.background = new Color(0x5b6066);
    this.cap = buildCapHead();
    this.sites = capSites(this.cap.scalp, seed);
    this.attributes = siteAttributes(this.sites, this.cap.scalp);
    this.grid = buildDotGrid(this.attributes, { chartHalfMm: CHART_HALF_MM, seed });
    layer.setGrid(this.grid);
    layer.setCoverage(buildRankCoverage(this.attributes, { chartHalfMm: CHART_HALF_MM, seed }));
    this.region = capRegion(100, () => 0);
    layer.setRegionMap(this.region);

    const geometry = new BufferGeometry();
    const { positions, normals, triangles } = this.cap.head;
    geometry.setAttribute('position', new BufferAttribute(positions, 3));
    geometry.setAttribute('normal', new BufferAttribute(normals, 3));
    geometry.setIndex(new BufferAttribute(triangles, 1));
    const attributes = pigmentAttributes(this.cap.head, this.cap.scalp);
    for (const [name, { size, normalised }] of Object.entries(PIGMENT_ATTRIBUTE_LAYOUT)) {
      const array = attributes[name as keyof typeof attributes];
      geometry.setAttribute(name, new BufferAttribute(array, size, normalised));
    }
    const skin = () => new MeshPhysicalMaterial({ color: 0xd8a888, roughness: 0.5, specularIntensity: 0 });
    this.bare = skin();
    this.pigmented = takeIn(skin(), layer);
    this.mesh = new Mesh(geometry, this.pigmented);
    scene.add(this.mesh);
    scene.add(new AmbientLight(0xffffff, 1.2));
    const sun = new DirectionalLight(0xffffff, 1.5);
    sun.position.set(150, 400, 250);
    scene.add(sun);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
  }

  setRegion(region: RegionTexels): void {
    this.region = region;
    this.layer.setRegionMap(region);
  }

  /** Looks straight at a chart position, so that a pixel is this wide there; `tilt` leans the camera over, radians. */
  lookAt(u: number, v: number, pixelMm: number, tilt = 0): void {
    const target = new Vector3(...capPoint(u, v));
    target.toArray(this.target);
    const normal = new Vector3(...capNormal(u, v));
    const side = new Vector3(1, 0, 0).addScaledVector(normal, -normal.x).normalize();
    const direction = normal.multiplyScalar(Math.cos(tilt)).addScaledVector(side, Math.sin(tilt));
    const distance = (pixelMm * this.height) / 2 / Math.tan((this.camera.fov * Math.PI) / 360);
    this.camera.position.copy(target).addScaledVector(direction, distance);
    this.camera.up.set(0, 0, -1);
    this.camera.near = Math.max(1, distance - 150);
    this.camera.far = distance + 400;
    this.camera.lookAt(target);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
  }

  lookAtSite(site: number, pixelMm: number): void {
    const { chart } = this.attributes;
    this.lookAt(chart[2 * site]!, chart[2 * site + 1]!, pixelMm);
  }

  show(isPigmented: boolean): void {
    this.mesh.material = isPigmented ? this.pigmented : this.bare;
    this.renderer.render(this.scene, this.camera);
  }

  /** Linear rgba of a patch, unclamped, one sample a pixel, row by row from below. */
  readLinear(isPigmented: boolean, patch: Patch): Float32Array {
    const target = new WebGLRenderTarget(this.width, this.height, { type: FloatType });
    // draws no more than is read
    target.scissorTest = true;
    target.scissor.set(patch.x, patch.y, patch.width, patch.height);
    this.mesh.material = isPigmented ? this.pigmented : this.bare;
    this.renderer.setRenderTarget(target);
    this.renderer.render(this.scene, this.camera);
    const pixels = new Float32Array(4 * patch.width * patch.height);
    this.renderer.readRenderTargetPixels(target, patch.x, patch.y, patch.width, patch.height, pixels);
    this.renderer.setRenderTarget(null);
    target.dispose();
    return pixels;
  }

  reflectance(patch: Patch): Float32Array {
    const inked = this.readLinear(true, patch);
    const bare = this.readLinear(false, patch);
    const ratio = new Float32Array((inked.length / 4) * 3);
    for (let i = 0; i < inked.length / 4; i++) {
      for (let c = 0; c < 3; c++) ratio[3 * i + c] = inked[4 * i + c]! / bare[4 * i + c]!;
    }
    return ratio;
  }

  /** Pixel under a point of the head; z is its depth in normalised device coordinates. */
  pixelOf(point: readonly [number, number, number]): { x: number; y: number; z: number } {
    const { x, y, z } = new Vector3(...point).project(this.camera);
    return { x: ((x + 1) / 2) * this.width, y: ((y + 1) / 2) * this.height, z };
  }

  evaluate(settings: FieldSettings): SiteFields {
    return evaluateFields(this.attributes, sampleRegionAtSites(this.attributes, this.region), settings);
  }
}
