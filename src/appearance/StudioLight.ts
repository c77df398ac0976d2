/**
 * The clinic's light: a large soft key high on the left, two rims behind, and the room around (studioEnvironment.ts).
 *
 * It turns with the camera about the vertical, so every side of the head is seen in the same good light.
 */
import {
  type Camera,
  Color,
  DirectionalLight,
  Group,
  type Scene,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import { createStudioEnvironment } from './studioEnvironment';

export type LightPreset = 'clinic' | 'daylight' | 'evening';

interface LightSetting {
  readonly keySrgb: string;
  readonly key: number;
  readonly rim: number;
  readonly roomSrgb: string;
  readonly room: number;
}

/** Practitioners judge pigment under office light, daylight and warm evening light. Intensities in three's units. */
const LIGHTS: Readonly<Record<LightPreset, LightSetting>> = {
  clinic: { keySrgb: '#fff8f0', key: 1.55, rim: 0.55, roomSrgb: '#ffffff', room: 0.62 },
  daylight: { keySrgb: '#fffaf2', key: 2.1, rim: 0.4, roomSrgb: '#f1f6ff', room: 0.6 },
  evening: { keySrgb: '#ffd9ae', key: 1.25, rim: 0.4, roomSrgb: '#ffe9d2', room: 0.42 },
};

/** Side of the shadow map: texels of 0.86 mm. A finer map would only sharpen an edge that shall be soft. */
const SHADOW_SIZE = 512;
const SHADOW_HALF_MM = 220;
/** Radius of the penumbra, texels. */
const SHADOW_RADIUS = 3.4;

export class StudioLight {
  /** To add to the scene. */
  readonly group = new Group();
  readonly key = new DirectionalLight();
  private readonly rimRight = new DirectionalLight();
  private readonly rimLeft = new DirectionalLight();
  private environment: WebGLRenderTarget | null = null;
  /** The scene in which the room hangs. */
  private lit: Scene | null = null;
  private setting = LIGHTS.clinic;
  private heading = 0;

  constructor() {
    const { key, rimRight, rimLeft, group } = this;
    key.position.set(-380, 430, 560);
    rimRight.position.set(420, 330, -520);
    rimLeft.position.set(-540, 170, -420);
    key.castShadow = true;
    key.shadow.mapSize.set(SHADOW_SIZE, SHADOW_SIZE);
    key.shadow.camera.left = key.shadow.camera.bottom = -SHADOW_HALF_MM;
    key.shadow.camera.right = key.shadow.camera.top = SHADOW_HALF_MM;
    key.shadow.camera.near = 200;
    key.shadow.camera.far = 1400;
    key.shadow.bias = -0.0012;
    key.shadow.normalBias = 2.2;
    key.shadow.radius = SHADOW_RADIUS;
    key.shadow.intensity = 0.85;
    // drawn anew only when head or light have moved
    key.shadow.autoUpdate = false;
    group.add(key, key.target, rimRight, rimRight.target, rimLeft, rimLeft.target);
    group.name = 'studioLight';
    this.setPreset('clinic');
  }

  setPreset(preset: LightPreset): void {
    this.setting = LIGHTS[preset];
    const { keySrgb, key, rim } = this.setting;
    this.key.color.set(keySrgb);
    this.key.intensity = key;
    this.rimRight.intensity = rim;
    this.rimLeft.intensity = 0.6 * rim;
  }

  /** Renders the room's light and hangs it into the scene: at the start, after a new preset and after a lost context. */
  illuminate(renderer: WebGLRenderer, scene: Scene): void {
    this.removeRoom();
    this.environment = createStudioEnvironment(renderer, new Color(this.setting.roomSrgb));
    this.lit = scene;
    scene.environment = this.environment.texture;
    scene.environmentIntensity = this.setting.room;
    this.turn(scene);
    this.key.shadow.needsUpdate = true;
  }

  /** The head's shape changed: its shadow is drawn anew with the next frame. */
  updateShadow(): void {
    this.key.shadow.needsUpdate = true;
  }

  /**
   * Turns the light to where the camera looks from. Allocates nothing; call it before each frame.
   *
   * By the camera's right-hand direction, which stays level and steady even when it looks straight down.
   */
  follow(camera: Camera, scene: Scene): void {
    const m = camera.matrixWorld.elements;
    const heading = Math.atan2(-m[2]!, m[0]!);
    if (Math.abs(heading - this.heading) < 1e-4) return;
    this.heading = heading;
    this.turn(scene);
    this.key.shadow.needsUpdate = true;
  }

  private turn(scene: Scene): void {
    this.group.rotation.y = this.heading;
    scene.environmentRotation.y = this.heading;
  }

  private removeRoom(): void {
    if (this.lit && this.lit.environment === this.environment?.texture) this.lit.environment = null;
    this.lit = null;
    this.environment?.dispose();
    this.environment = null;
  }

  /** Frees the room's map and the shadow's. */
  dispose(): void {
    this.key.dispose();
    this.rimRight.dispose();
    this.rimLeft.dispose();
    this.removeRoom();
  }
}
