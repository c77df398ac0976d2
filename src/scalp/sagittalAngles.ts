/**
 * The skull's top in two angles that have no pole there: how far round from front to back, and how far to the side.
 *
 * Azimuth and elevation meet in a point at the zenith, so a line over the top cannot be drawn in them. These have their
 * poles at the ears instead: sagittal 0 at the chin's side of the face's horizontal, 90 straight up, 180 at the back;
 * lateral 0 on the midline, 90 at the ear.
 */
import { type AnglePoint, type AngularRegion, drawAngularRegion, signedAngularDistance } from './angularRegion';

/** [lateral, sagittal] in degrees; the lateral angle without its side. */
export type SagittalPoint = readonly [lateral: number, sagittal: number];

/** Added to sagittal angles inside a region, so that skin below the horizontal in front stays above zero. */
const TURN = 90;

export function toSagittal(azimuth: number, elevation: number): SagittalPoint {
  const a = (Math.abs(azimuth) * Math.PI) / 180;
  const e = (elevation * Math.PI) / 180;
  const sagittal = (Math.atan2(Math.sin(e), Math.cos(e) * Math.cos(a)) * 180) / Math.PI;
  const lateral = (Math.asin(Math.min(1, Math.cos(e) * Math.sin(a))) * 180) / Math.PI;
  return [lateral, sagittal < -TURN ? sagittal + 360 : sagittal];
}

/** The skin behind a line that runs from the midline to the side. */
export function drawBehind(line: readonly SagittalPoint[]): AngularRegion {
  const controls = line.map(([lateral, sagittal]): AnglePoint => [sagittal + TURN, lateral]);
  const [, last] = controls[controls.length - 1]!;
  const [, first] = controls[0]!;
  return drawAngularRegion(controls, [
    [0, last],
    [0, 90],
    [360, 90],
    [360, first],
  ]);
}

/** Degrees of arc from the border of such a region, positive inside. */
export function signedSagittalDistance(region: AngularRegion, [lateral, sagittal]: SagittalPoint): number {
  return signedAngularDistance(region, sagittal + TURN, lateral);
}
