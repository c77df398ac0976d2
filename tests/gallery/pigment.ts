/** Gallery page: the pigment layer on the cap. `?view=whole|mid|close|edge&side=pixels`, and the browser test's measurements. */
import { dotsPerIn2, mm } from '../../src/units';
import { uniformPlans } from '../fixtures/zonePlans';
import { capRegion } from './capHead';
import * as measures from './pigmentMeasures';
import { PigmentScene } from './pigmentScene';

const query = new URLSearchParams(location.search);
const side = Number(query.get('side') ?? 900);
const scene = new PigmentScene(side, side);
scene.setRegion(capRegion(85, (u, v) => 1.9 * Math.min(1, Math.max(0, (Math.hypot(u, v) - 70) / 12))));
scene.layer.setFields({
  zonePlans: uniformPlans({ densityPerMm2: dotsPerIn2(1250), shade: 5, diameterMm: mm(0.28) }),
  featherMm: mm(8),
});

const views: Record<string, () => void> = {
  whole: () => scene.lookAt(0, 40, 0.3),
  mid: () => scene.lookAt(0, 60, 0.12),
  close: () => scene.lookAt(0, 20, 0.03),
  edge: () => scene.lookAt(0, 78, 0.04),
};
(views[query.get('view') ?? 'whole'] ?? views.whole!)();
document.body.append(scene.renderer.domElement);
scene.show(true);

export type PigmentMeasures = typeof measures;

declare global {
  interface Window {
    pigmentScene: PigmentScene;
    pigmentMeasures: PigmentMeasures;
    pigmentReady: boolean;
  }
}
window.pigmentScene = scene;
window.pigmentMeasures = measures;
window.pigmentReady = true;
