/** A design made on one head, looked at on another: everything stays on the skin that it was put on. */
import { describe, expect, it } from 'vitest';
import { DEMO_DESIGN } from '../src/design/Design';
import { openDesign, serialiseDesign } from '../src/design/migrations';
import type { Point } from '../src/head/landmarks';
import { likenessWeights } from '../src/head/likeness';
import { type SurfacePoint, surfacePosition } from '../src/head/surfacePoint';
import { HairlineTape } from '../src/scalp/HairlineTape';
import { hairlineCurve } from '../src/scalp/hairline';
import { HAIRLINE_PRESET_IDS, HAIRLINE_PRESETS, layHairline } from '../src/scalp/hairlinePresets';
import { cutOut } from '../src/scalp/scalpOutline';
import { createSkullCoordinates } from '../src/scalp/skullCoordinates';
import { createRandom, randomLikeness } from './design/randomDesign';
import { builder } from './head/headAsset';
import { asset, head, scalp } from './scalp/realScalp';

const MOST_MM = 0.5;
const apart = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Of the scalp's triangles, where each point of each preset's curve lies on the head that ships. */
const skin = new HairlineTape(head, asset.landmarks, scalp).skin;
const curves = HAIRLINE_PRESET_IDS.map((id) => {
  // as it is when it has been saved and opened again
  const line = layHairline(HAIRLINE_PRESETS[id], skin);
  const saved = openDesign(serialiseDesign({ ...DEMO_DESIGN, hairline: { ...DEMO_DESIGN.hairline, line } }));
  const curve = hairlineCurve(saved.hairline.line);
  const places: { azimuth: number; elevation: number; place: SurfacePoint }[] = [];
  for (let i = 0; i < curve.length; i += 2) {
    const place = skin.coordinates.locate(curve[i]!, curve[i + 1]!);
    if (place) places.push({ azimuth: curve[i]!, elevation: curve[i + 1]!, place });
  }
  return { id, places };
});

describe('a hairline through 50 random changes of the head', () => {
  const random = createRandom(77);
  const heads = Array.from({ length: 50 }, () => randomLikeness(random));

  it('keeps every point on the skin, within half a millimetre of its anatomical place', () => {
    expect(Math.min(...curves.map(({ places }) => places.length))).toBeGreaterThan(200);
    let worst = 0;
    let moved = 0;
    for (const likeness of heads) {
      const mesh = builder.build(likenessWeights(likeness)).level2;
      const other = cutOut(mesh, scalp.headVertex);
      const coordinates = createSkullCoordinates(other, scalp.angles);
      for (const { places } of curves) {
        for (const { azimuth, elevation, place } of places) {
          const found = coordinates.locate(azimuth, elevation);
          if (!found) throw new Error(`${azimuth}, ${elevation} lies on no skin of that head.`);
          // its anatomical place: the very skin that it lies on on the head that ships
          const anatomical = surfacePosition(other, place);
          worst = Math.max(worst, apart(surfacePosition(other, found), anatomical));
          moved = Math.max(moved, apart(surfacePosition(scalp, place), anatomical));
        }
      }
    }
    expect(worst).toBeLessThan(MOST_MM);
    // and these heads are others indeed
    expect(moved).toBeGreaterThan(8);
  });
});
