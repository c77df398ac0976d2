/**
 * Small pictures of the head on screen under another hairline, such as the presets of a list.
 *
 * One is drawn into a corner of the canvas in the same frame as the main picture, before it: copied out at once and then
 * painted over, it is never seen there. So a portrait has the very skin, light and dots of the head beside it, and needs
 * no second renderer. It costs one more run over the vertices in its frame and nothing afterwards.
 */
import { PerspectiveCamera, type Scene, Vector2, Vector4, type WebGLRenderer } from 'three';
import type { FieldSettings } from '../pigment/fields';
import type { PigmentLayer } from '../pigment/PigmentLayer';
import type { RegionTexels } from '../pigment/regionSample';
import { mm } from '../units';
import type { HeadScene } from './HeadScene';
import { CAMERA_FAR_MM, CAMERA_NEAR_MM, placeCamera, type ViewPreset } from './viewPresets';

/** One portrait that is wanted. */
export interface PortraitOrder {
  readonly region: RegionTexels;
  readonly fields: FieldSettings;
  /** Where it goes: the canvas's own size, device pixels. */
  readonly target: HTMLCanvasElement;
  /** It has been drawn. */
  readonly onDrawn: () => void;
}

/** Asked once a frame. Null when nothing is wanted. */
export type NextPortrait = () => PortraitOrder | null;

/** From the brows up, turned so far that a temple is seen. */
export const HAIRLINE_PORTRAIT: ViewPreset = {
  target: [0, 86, 20],
  direction: [0.42, 0.3, 1],
  frameWidthMm: mm(186),
  frameHeightMm: mm(140),
};

export class PortraitPass {
  private readonly camera = new PerspectiveCamera(20, 1, CAMERA_NEAR_MM, CAMERA_FAR_MM);
  private readonly viewport = new Vector4();
  private readonly buffer = new Vector2();

  /** Before the main picture, in whose frame the renderer is left as it was. Does nothing on a canvas too small to hold it. */
  draw(
    renderer: WebGLRenderer,
    scene: Scene,
    headScene: HeadScene,
    layer: PigmentLayer,
    { region, fields, target, onDrawn }: PortraitOrder,
  ): void {
    const { width, height } = target;
    renderer.getDrawingBufferSize(this.buffer);
    if (this.buffer.x < width || this.buffer.y < height) return;
    this.aim(width / height);
    headScene.update(this.camera, scene, 1);
    const ratio = renderer.getPixelRatio();
    renderer.getViewport(this.viewport);
    renderer.setViewport(0, 0, width / ratio, height / ratio);
    layer.drawWith(region, fields, () => renderer.render(scene, this.camera));
    renderer.setViewport(this.viewport);
    // the lower left corner of the canvas, whose rows run down
    const context = target.getContext('2d');
    context?.drawImage(renderer.domElement, 0, this.buffer.y - height, width, height, 0, 0, width, height);
    onDrawn();
  }

  private aim(aspect: number): void {
    const { camera } = this;
    const { position, target, fovDegrees } = placeCamera(HAIRLINE_PORTRAIT, aspect);
    camera.fov = fovDegrees;
    camera.aspect = aspect;
    camera.position.set(...position);
    camera.lookAt(...target);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }
}
