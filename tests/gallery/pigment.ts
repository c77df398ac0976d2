/** Gallery page: the pigment layer on the cap. `?view=whole|mid|close` and the measuring hooks of the browser test. */
import { uniformPlans } from '../fixtures/zonePlans';
import { dotsPerIn2, mm } from '../../src/units';
import { capRegion } from './capHead';
import { PigmentScene } from './pigmentScene';

const query = new URLSearchParams(location.search);
const side = Number(query.get('side') ?? 900);
const scene = new PigmentScene(side, side);
scene.setRegion(capRegion(85, (u, v) => 1.1 * Math.min(1, Math.max(0, (Math.hypot(u, v) - 70) / 12))));
scene.layer.setFields({ zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1250), shade: 5, diameterMm: mm(0.28) }), featherMm: mm(8) });

const views: Record<string, () => void> = {
  whole: () => scene.lookAt(0, 40, 0.3),
  mid: () => scene.lookAt(0, 60, 0.12),
  close: () => scene.lookAt(0, 20, 0.03),
  edge: () => scene.lookAt(0, 78, 0.04),
};
const view = query.get('view') ?? 'whole';
document.body.append(scene.renderer.domElement);
(views[view] ?? views.whole)!();
scene.show(true);

declare global {
  interface Window {
    pigmentScene: PigmentScene;
    pigmentReady: boolean;
  }
}
window.pigmentScene = scene;
window.pigmentReady = true;
