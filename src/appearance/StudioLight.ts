/**
 * The light on the head: a key that casts the shadow, two rims, and the room around, all from one of the presets.
 *
 * It turns with the camera about the vertical, so every side of the head is seen in the same light, and by the person's own
 * turn on top of that. The turn therefore means the same in every view: 90 degrees is a lamp from the right of the picture.
 * A light fixed to the head was the other choice; then the back of the head would be dark just when one looks at it.
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
import { degrees, type Radians } from '../units';
import { LIGHTS, type LightPreset } from './lightPresets';
import { createRoomEnvironment } from './roomEnvironment';

/** Side of the shadow map: texels of 0.86 mm. A finer map would only sharpen an edge that shall be soft. */
const SHADOW_SIZE = 512;
const SHADOW_HALF_MM = 220;
const SHADOW_TEXEL_MM = (2 * SHADOW_HALF_MM) / SHADOW_SIZE;
/** From the head to the lamps, which are drawn as if they were infinitely far. */
const LAMP_DISTANCE_MM = 800;

export class StudioLight {
  /** To add to the scene. */
  readonly group = new Group();
  readonly key = new DirectionalLight();
  /** Tint of the wall behind the head, linear. */
  readonly wallTint = new Color();
  private readonly rims = [new DirectionalLight(), new DirectionalLight()] as const;
  private environment: WebGLRenderTarget | null = null;
  /** The scene in which the room hangs. */
  private lit: Scene | null = null;
  private setting = LIGHTS.clinic;
  private turn: Radians = degrees(0);
  /** Of camera and turn together, as the lamps stand. */
  private heading = 0;

  constructor() {
    const { key, rims, group } = this;
    key.castShadow = true;
    key.shadow.mapSize.set(SHADOW_SIZE, SHADOW_SIZE);
    key.shadow.camera.left = key.shadow.camera.bottom = -SHADOW_HALF_MM;
    key.shadow.camera.right = key.shadow.camera.top = SHADOW_HALF_MM;
    key.shadow.camera.near = 200;
    key.shadow.camera.far = 1400;
    key.shadow.bias = -0.0012;
    key.shadow.normalBias = 2.2;
    // drawn anew only when head or light have moved
    key.shadow.autoUpdate = false;
    group.add(key, key.target);
    for (const rim of rims) group.add(rim, rim.target);
    group.name = 'studioLight';
    this.setPreset('clinic');
  }

  setPreset(preset: LightPreset): void {
    this.setting = LIGHTS[preset];
    const { key, rims, wallSrgb } = this.setting;
    aim(this.key, key);
    this.key.shadow.radius = key.penumbraMm / SHADOW_TEXEL_MM;
    this.key.shadow.intensity = key.shadow;
    this.key.shadow.needsUpdate = true;
    this.rims.forEach((rim, index) => {
      aim(rim, rims[index]!);
    });
    this.wallTint.set(wallSrgb);
  }

  /** Half the side of the key's mirror image in an eye, as a tangent. */
  get catchLight(): number {
    return this.setting.key.catchLight;
  }

  /** Renders the room's light and hangs it into the scene: at the start, after a new preset and after a lost context. */
  illuminate(renderer: WebGLRenderer, scene: Scene): void {
    this.removeRoom();
    this.environment = createRoomEnvironment(renderer, this.setting.room);
    this.lit = scene;
    scene.environment = this.environment.texture;
    scene.environmentIntensity = this.setting.room.intensity;
    scene.environmentRotation.y = this.heading;
    this.key.shadow.needsUpdate = true;
  }

  /** The head's shape changed: its shadow is drawn anew with the next frame. */
  updateShadow(): void {
    this.key.shadow.needsUpdate = true;
  }

  /** @param turn From where the preset has it, about the vertical; positive moves it to the right of the picture. */
  setTurn(turn: Radians): void {
    this.turn = turn;
  }

  /**
   * Turns the light to where the camera looks from, and by the person's turn. Only rotates: the room's map stays as it is.
   * Allocates nothing; call it before each frame.
   *
   * By the camera's right-hand direction, which stays level and steady even when it looks straight down.
   */
  follow(camera: Camera, scene: Scene): void {
    const m = camera.matrixWorld.elements;
    const heading = Math.atan2(-m[2]!, m[0]!) + this.turn;
    if (Math.abs(heading - this.heading) < 1e-4) return;
    this.heading = heading;
    this.group.rotation.y = heading;
    scene.environmentRotation.y = heading;
    this.key.shadow.needsUpdate = true;
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
    for (const rim of this.rims) rim.dispose();
    this.removeRoom();
  }
}

interface Lamp {
  readonly towards: readonly [number, number, number];
  readonly srgb: string;
  readonly intensity: number;
}

function aim(light: DirectionalLight, { towards, srgb, intensity }: Lamp): void {
  light.position.set(...towards).setLength(LAMP_DISTANCE_MM);
  light.color.set(srgb);
  light.intensity = intensity;
}
