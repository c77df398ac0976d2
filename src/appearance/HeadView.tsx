/** The head in a react-three-fiber canvas with `frameloop="demand"`. Takes props and knows no store. */
import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { HeadMesh } from '../head/HeadMesh';
import type { HeadParts } from '../head/headParts';
import type { PigmentLayer } from '../pigment/PigmentLayer';
import type { PigmentAttributes } from '../pigment/pigmentAttributes';
import type { StubbleLayer } from '../pigment/StubbleLayer';
import type { ZoneId } from '../scalp/zoneIds';
import { degrees } from '../units';
import type { BackdropVariant } from './Backdrop';
import { HeadScene } from './HeadScene';
import type { LightPreset } from './lightPresets';
import { type NextPortrait, PortraitPass } from './PortraitPass';
import { SKIN_TRAIT_DEFAULTS, type SkinTraits } from './skinLook';

export interface HeadViewProps {
  /** Level 1 first, level 2 with the scalp's attributes later. Null while the head is being built: backdrop only. */
  readonly head: {
    readonly mesh: HeadMesh;
    readonly parts?: HeadParts;
    readonly scalp?: { readonly attributes: PigmentAttributes };
  } | null;
  /** Read when the view mounts; its later changes show with the next frame. Null for bare skin. */
  readonly pigmentLayer: PigmentLayer | null;
  /** Native hair; read when the view mounts, like the pigment layer. */
  readonly stubbleLayer?: StubbleLayer | null;
  /** Any value that changes whenever one of the two layers has changed, so that a frame is drawn. */
  readonly pigmentVersion?: unknown;
  /** Any value that changes whenever the zone weights among the head's attributes have been written over. */
  readonly zoneVersion?: unknown;
  /** Monk tone, integer from 1 to 10. */
  readonly skinTone: number;
  /** Undertone, age and gloss. */
  readonly skin?: SkinTraits;
  /** Zone to outline, all of the pigmented region, or nothing. */
  readonly selectedZone?: ZoneId | 'all' | null;
  readonly backdrop?: BackdropVariant;
  readonly light?: LightPreset;
  /** Turn of the light about the head, from -180 to 180; positive moves it to the right of the picture. */
  readonly lightTurnDegrees?: number;
  /** Small pictures of other hairlines, one a frame while there are any. */
  readonly nextPortrait?: NextPortrait;
  /** Called once, after the first frame that shows a head. */
  readonly onReady?: () => void;
}

export function HeadView({
  head,
  pigmentLayer,
  stubbleLayer = null,
  pigmentVersion,
  zoneVersion,
  skinTone,
  skin = SKIN_TRAIT_DEFAULTS,
  selectedZone = null,
  backdrop = 'light',
  light = 'clinic',
  lightTurnDegrees = 0,
  nextPortrait,
  onReady,
}: HeadViewProps) {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const invalidate = useThree((state) => state.invalidate);
  const [headScene] = useState(() => new HeadScene({ pigmentLayer, stubbleLayer }));

  // Strict mode mounts twice: three uploads again what was disposed in between.
  useEffect(() => () => headScene.dispose(), [headScene]);

  useLayoutEffect(() => HeadScene.prepare(gl), [gl]);

  // Layout effects, so that the first frame already has light and head: another would compile another shader.
  useLayoutEffect(() => {
    const illuminate = () => {
      headScene.setLight(light, gl, scene);
      invalidate();
    };
    illuminate();
    // three restores everything but what was rendered into a texture: the room
    gl.domElement.addEventListener('webglcontextrestored', illuminate);
    return () => gl.domElement.removeEventListener('webglcontextrestored', illuminate);
  }, [headScene, light, gl, scene, invalidate]);

  useLayoutEffect(() => {
    headScene.turnLight(degrees(lightTurnDegrees));
    invalidate();
  }, [headScene, lightTurnDegrees, invalidate]);

  useLayoutEffect(() => {
    if (!head) return;
    headScene.setHead(head.mesh, head.scalp?.attributes ?? null, head.parts ?? null);
    invalidate();
  }, [headScene, head, invalidate]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the arrays' contents
  useLayoutEffect(() => {
    headScene.updateZones();
    invalidate();
  }, [headScene, zoneVersion, invalidate]);

  useLayoutEffect(() => {
    headScene.setSkin(skinTone, skin);
    headScene.setOutline(selectedZone);
    headScene.setBackdrop(backdrop);
    invalidate();
  }, [headScene, skinTone, skin, selectedZone, backdrop, invalidate]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the layer's contents
  useEffect(() => invalidate(), [pigmentVersion, invalidate]);

  const hasHead = head !== null;
  useEffect(() => {
    if (!hasHead || !onReady) return;
    // the frame asked for above is drawn in the next one; the one after that is certain to be on the screen
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onReady);
    });
    return () => cancelAnimationFrame(frame);
  }, [hasHead, onReady]);

  const [portraits] = useState(() => new PortraitPass());
  // first of all: what follows puts light and picture back
  useFrame(({ gl: renderer, scene: drawn }) => {
    const order = pigmentLayer && nextPortrait?.();
    if (order) portraits.draw(renderer, drawn, headScene, pigmentLayer, order);
  }, -1);

  useFrame(({ camera, scene: drawn, viewport }) => headScene.update(camera, drawn, viewport.dpr));

  return <primitive object={headScene.root} />;
}
