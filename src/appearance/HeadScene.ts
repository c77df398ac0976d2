/**
 * Everything that is drawn: skin, eyes, brows, lashes, light and backdrop, and its life on the GPU.
 *
 * Knows neither React nor a store. Materials and textures are made once; a new level of the head changes geometry only,
 * so nothing flashes. After any setter the owner draws a frame.
 */
import {
  BackSide,
  type BufferAttribute,
  type BufferGeometry,
  type Camera,
  FrontSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  PCFShadowMap,
  type Scene,
  type WebGLRenderer,
} from 'three';
import type { HeadMesh } from '../head/HeadMesh';
import type { HeadParts } from '../head/headParts';
import type { PigmentLayer } from '../pigment/PigmentLayer';
import type { PigmentAttributes } from '../pigment/pigmentAttributes';
import type { StubbleLayer } from '../pigment/StubbleLayer';
import type { ZoneId } from '../scalp/zoneIds';
import type { Radians } from '../units';
import { Backdrop, type BackdropVariant } from './Backdrop';
import { EyeMaterial } from './EyeMaterial';
import { HairMaterial } from './HairMaterial';
import { createHeadGeometry } from './headGeometry';
import type { LightPreset } from './lightPresets';
import { createEyesGeometry, createHairGeometry } from './partGeometry';
import { ScalpMaterial } from './ScalpMaterial';
import { SkinTextures } from './SkinTextures';
import { StudioLight } from './StudioLight';
import type { SkinTraits } from './skinLook';
import { skinTone } from './skinTones';
import { installToneCurve } from './toneCurve';

/** Share of the hairs that is drawn, each wider, while a slow device moves at less than a pixel a pixel. */
const MOVING_HAIR_SHARE = 0.5;

export interface HeadSceneOptions {
  /** Drawn into the skin. Borrowed. Null for bare skin. */
  pigmentLayer?: PigmentLayer | null;
  /** Native hair over it. Borrowed. */
  stubbleLayer?: StubbleLayer | null;
  /** Borrowed; baked and owned here when left out. */
  textures?: SkinTextures;
}

export class HeadScene {
  /** To add to the scene, at its origin: the head's frame is the world's. */
  readonly root = new Group();
  readonly skin: ScalpMaterial;
  readonly light = new StudioLight();
  readonly backdrop = new Backdrop();

  private readonly stubble: StubbleLayer | null;
  private readonly textures: SkinTextures;
  private readonly ownsTextures: boolean;
  private readonly eye: EyeMaterial;
  private readonly hair = new HairMaterial();
  private readonly lash = new HairMaterial();
  /** Casts the shadow in the skin's stead: a quarter of the triangles, no visible difference. Never seen itself. */
  private readonly casterMaterial = new MeshBasicMaterial({
    // its back faces lie behind the skin, so the visible pass fills no pixel
    side: BackSide,
    shadowSide: FrontSide,
    colorWrite: false,
    depthWrite: false,
  });

  private readonly head: Mesh<BufferGeometry, ScalpMaterial>;
  private readonly caster: Mesh<BufferGeometry, MeshBasicMaterial>;
  private partMeshes: Mesh[] = [];
  private shown: { mesh: HeadMesh | null; pigment: PigmentAttributes | null; parts: HeadParts | null } = {
    mesh: null,
    pigment: null,
    parts: null,
  };

  constructor({ pigmentLayer = null, stubbleLayer = null, textures }: HeadSceneOptions = {}) {
    this.stubble = stubbleLayer;
    this.ownsTextures = !textures;
    this.textures = textures ?? new SkinTextures();
    this.skin = new ScalpMaterial(this.textures, this.backdrop.uniforms, pigmentLayer);
    this.eye = new EyeMaterial(this.textures);
    this.lash.hairUniforms.hairOpacity.value = 0.75;

    this.head = new Mesh(emptyGeometry(), this.skin);
    this.head.name = 'head';
    this.head.receiveShadow = true;
    this.caster = new Mesh(emptyGeometry(), this.casterMaterial);
    this.caster.name = 'shadowCaster';
    this.caster.castShadow = true;
    // a finger picks through the head's own bounding volume hierarchy
    for (const mesh of [this.head, this.caster]) mesh.raycast = () => {};
    this.root.add(this.backdrop.mesh, this.light.group, this.head, this.caster);
    if (stubbleLayer) this.root.add(stubbleLayer.createMesh());
    this.root.name = 'headScene';
  }

  /** The renderer's share of the look: tone curve and soft shadows. Before the first frame. */
  static prepare(renderer: WebGLRenderer): void {
    renderer.toneMapping = installToneCurve();
    renderer.toneMappingExposure = 1;
    renderer.shadowMap.enabled = true;
    renderer.shadowMap.type = PCFShadowMap;
  }

  /** Shows a head. Only what differs from the last call is made anew. */
  setHead(mesh: HeadMesh, pigment: PigmentAttributes | null, parts: HeadParts | null): void {
    const { shown } = this;
    if (shown.mesh && mesh !== shown.mesh && mesh.triangles === shown.mesh.triangles && pigment === shown.pigment) {
      this.reshape(mesh);
    } else if (mesh !== shown.mesh || pigment !== shown.pigment) {
      const old = this.head.geometry;
      this.head.geometry = createHeadGeometry(mesh, pigment);
      // level 1 stays the caster when level 2 of the same head follows
      if (mesh.level === 1 || shown.mesh === null) {
        this.caster.geometry.dispose();
        this.caster.geometry = this.head.geometry;
      } else if (shown.mesh.level === 2) {
        if (this.caster.geometry === old) this.caster.geometry = this.head.geometry;
        else this.reshapeCaster(mesh);
      }
      if (old !== this.caster.geometry) old.dispose();
      this.light.updateShadow();
    }
    if (parts && parts !== shown.parts) this.setParts(parts);
    this.shown = { mesh, pigment, parts: parts ?? shown.parts };
  }

  /** The same triangles in another place: nothing but positions and normals goes to the GPU. */
  private reshape({ positions, normals }: HeadMesh): void {
    replaceArray(this.head.geometry, 'position', positions);
    replaceArray(this.head.geometry, 'normal', normals);
    if (this.caster.geometry !== this.head.geometry) this.reshapeCaster({ positions });
    this.light.updateShadow();
  }

  /** A coarse caster's vertices are the first of the fine ones. */
  private reshapeCaster({ positions }: Pick<HeadMesh, 'positions'>): void {
    const { count } = this.caster.geometry.getAttribute('position');
    replaceArray(this.caster.geometry, 'position', positions.slice(0, 3 * count));
  }

  private setParts(parts: HeadParts): void {
    this.removeParts();
    this.eye.setShape(parts.eyes[0]);
    const eyes = new Mesh(createEyesGeometry(parts.eyes), this.eye);
    eyes.receiveShadow = true;
    const brows = new Mesh(createHairGeometry(parts.brows), this.hair);
    const lashes = new Mesh(createHairGeometry(parts.lashes), this.lash);
    brows.receiveShadow = true;
    lashes.renderOrder = 1;
    this.partMeshes = [eyes, brows, lashes];
    for (const mesh of this.partMeshes) {
      mesh.raycast = () => {};
      mesh.frustumCulled = false;
      this.root.add(mesh);
    }
  }

  private removeParts(): void {
    for (const mesh of this.partMeshes) {
      mesh.removeFromParent();
      mesh.geometry.dispose();
    }
    this.partMeshes = [];
  }

  /** @param monk Integer from 1 to 10. Eyes, brows and lashes take a likely colour. */
  setSkin(monk: number, traits: SkinTraits): void {
    const { irisSrgb, hairSrgb } = skinTone(monk);
    this.skin.setSkin(monk, traits);
    this.stubble?.setSkin(this.skin.skinUniforms.skinToneLinear.value.toArray() as [number, number, number]);
    this.eye.setIris(irisSrgb);
    this.hair.setColour(hairSrgb);
    this.lash.setColour(hairSrgb);
  }

  /** The zone weights of the head shown have been written over. */
  updateZones(): void {
    for (const name of ['aZoneA', 'aZoneB', 'aZoneC']) {
      (this.head.geometry.getAttribute(name) as BufferAttribute).needsUpdate = true;
    }
  }

  setOutline(zone: ZoneId | 'all' | null): void {
    this.skin.setOutline(zone);
  }

  setBackdrop(variant: BackdropVariant): void {
    this.backdrop.setVariant(variant);
  }

  /** Changes the light and hangs its room into `scene`. Also to be called after a lost context, which empties the room. */
  setLight(preset: LightPreset, renderer: WebGLRenderer, scene: Scene): void {
    this.light.setPreset(preset);
    this.light.illuminate(renderer, scene);
    this.eye.setCatchLight(this.light.catchLight);
    this.backdrop.setTint(this.light.wallTint);
  }

  /** Turns the light about the head, away from where its preset has it. Costs a shadow map, not a room. */
  turnLight(turn: Radians): void {
    this.light.setTurn(turn);
  }

  /** Before each frame: the light follows the camera. Allocates nothing. */
  update(camera: Camera, scene: Scene, pixelRatio: number): void {
    this.light.follow(camera, scene);
    this.skin.setPixelRatio(pixelRatio);
    this.stubble?.setDetail(pixelRatio < 1 ? MOVING_HAIR_SHARE : 1);
  }

  /** Frees what lies on the GPU. The owner takes `root` out of its scene. Used again, everything is uploaded anew. */
  dispose(): void {
    this.removeParts();
    this.head.geometry.dispose();
    this.caster.geometry.dispose();
    this.skin.dispose();
    this.eye.dispose();
    this.hair.dispose();
    this.lash.dispose();
    this.casterMaterial.dispose();
    this.backdrop.dispose();
    this.light.dispose();
    if (this.ownsTextures) this.textures.dispose();
    // shown again, it starts from nothing
    this.shown = { mesh: null, pigment: null, parts: null };
  }
}

function replaceArray(geometry: BufferGeometry, name: string, array: Float32Array): void {
  const attribute = geometry.getAttribute(name) as BufferAttribute;
  attribute.array = array;
  attribute.needsUpdate = true;
}

function emptyGeometry(): BufferGeometry {
  return createHeadGeometry({
    level: 1,
    positions: new Float32Array(9),
    triangles: new Uint32Array(0),
    normals: new Float32Array(9),
    ambientOcclusion: new Uint8Array(3),
    faceColour: new Int8Array(9),
    earMask: new Uint8Array(3),
  });
}
