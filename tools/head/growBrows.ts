/**
 * Eyebrows hair by hair.
 *
 * Where hairs may stand, and how densely, is read from one of MakeHuman's painted brows laid on this face. How they lie is
 * anatomy: upright at the nose, sideways from the first third on, the upper ones combed down and the lower ones up, so that
 * they meet along a ridge.
 */
import { PNG } from 'pngjs';
import type { HeadPicker } from '../../src/head/headBvh';
import type { Point } from '../../src/head/landmarks';
import type { BaseQuad, MakeHuman } from './makehuman';
import { placeProxy } from './proxies';
import { createRandom } from './random';
import { along, cross, type DescribedHair, dot, mirrorPoint, unit } from './rootHair';

const BROW = 'eyebrows/eyebrow012/eyebrow012';
const BROW_MAP = 'public/data/proxies/eyebrows/eyebrow012/textures/eyebrow012.png';
const HAIRS_PER_BROW = 430;
/** Roots keep this distance, or tufts appear, mm. */
const ROOT_SPACING_MM = 0.42;
const SEEDS = { left: 1107, right: 2203 };

export function growBrows(data: MakeHuman, baseMm: Float64Array, skin: HeadPicker): DescribedHair[] {
  const patch = leftBrow(data, baseMm);
  return [
    ...growOneBrow(
      patch,
      SEEDS.left,
      (p) => skin.nearest(p),
      (d) => d,
    ),
    ...growOneBrow(patch, SEEDS.right, (p) => skin.nearest(mirrorPoint(p)), mirrorPoint),
  ];
}

interface BrowPatch {
  /** A point of the painted brow with its darkness, from two random numbers and a triangle chosen by a third. */
  sample(random: () => number): { point: Point; darkness: number };
  readonly nasalX: number;
  readonly temporalX: number;
  /** Middle height and half height of the painted hair at shares of the way from nose to temple. */
  readonly middle: readonly Point[];
  readonly halfHeight: readonly number[];
}

function growOneBrow(
  patch: BrowPatch,
  seed: number,
  toSkin: (point: Point) => DescribedHair['root'],
  turn: (vector: Point) => Point,
): DescribedHair[] {
  const random = createRandom(seed);
  const vary = (amount: number) => amount * (random() + random() - 1);
  const hairs: DescribedHair[] = [];
  const points: Point[] = [];
  while (hairs.length < HAIRS_PER_BROW) {
    const { point, darkness } = patch.sample(random);
    if (random() > darkness) continue;
    if (points.some((p) => Math.hypot(p[0] - point[0], p[1] - point[1], p[2] - point[2]) < ROOT_SPACING_MM)) continue;
    points.push(point);

    const share = (point[0] - patch.nasalX) / (patch.temporalX - patch.nasalX);
    const { axis, height } = placeOnRidge(patch, share, point);
    const root = toSkin(point);
    const normal = root.normal;
    const sideways = unit(along([1, turn(axis)], [-dot(turn(axis), normal), normal]));
    const up = turn([0, 1, 0])[1] * cross(normal, sideways)[1] > 0 ? cross(normal, sideways) : cross(sideways, normal);

    const angle = lieAngle(share) - combing(share) * height + vary(14);
    const rise = Math.sin((angle * Math.PI) / 180);
    const run = Math.cos((angle * Math.PI) / 180);
    const lift = 0.2 + 0.1 * random();
    hairs.push({
      root,
      direction: unit(along([run, sideways], [rise, up], [lift, normal])),
      bend: along([0.14 + vary(0.1), sideways], [-0.32 * rise + vary(0.1), up], [-0.9 * lift, normal]),
      lengthMm: lengthAt(share) * (0.8 + 0.35 * random()),
      widthMm: 0.1 + 0.05 * random(),
      shade: Math.min(1, Math.max(0, 0.4 + vary(0.4))),
    });
  }
  return hairs;
}

/** Degrees above the brow's own direction, before combing; from the nose (0) to the temple (1). */
function lieAngle(share: number): number {
  return interpolate([72, 46, 30, 20, 12, 4, -2, -6, -8], share);
}

/** Degrees that the upper edge lies lower and the lower edge higher than the middle. */
function combing(share: number): number {
  return interpolate([4, 14, 22, 26, 26, 22, 16, 10, 6], share);
}

function lengthAt(share: number): number {
  return interpolate([5.5, 7, 8, 8.2, 8, 7.6, 7, 6.2, 5.2], share);
}

/** The ridge's direction there, and how far the point lies above it, -1 to 1. */
function placeOnRidge({ middle, halfHeight }: BrowPatch, share: number, point: Point) {
  const last = middle.length - 1;
  const at = Math.min(last - 1, Math.max(0, Math.floor(share * last)));
  const before = middle[Math.max(0, at - 1)]!;
  const after = middle[Math.min(last, at + 2)]!;
  const ridge = middle[at]![1] + (middle[at + 1]![1] - middle[at]![1]) * (share * last - at);
  const height = Math.min(1, Math.max(-1, (point[1] - ridge) / halfHeight[at]!));
  return { axis: unit(along([1, after], [-1, before])), height };
}

const STATIONS = 12;

function leftBrow(data: MakeHuman, baseMm: Float64Array): BrowPatch {
  const proxy = data.readProxy(BROW);
  const placed = placeProxy(proxy, baseMm);
  const map = PNG.sync.read(data.readFile(BROW_MAP));
  const at = (v: number): Point => [placed[v * 3]!, placed[v * 3 + 1]!, placed[v * 3 + 2]!];
  const quads = proxy.quads.filter((quad) => quad.vertices.every((v) => at(v)[0] > 0));
  const cumulative: number[] = [];
  quads.reduce((sum, quad) => (cumulative[cumulative.length] = sum + quadArea(quad, at)), 0);
  const total = cumulative[cumulative.length - 1]!;

  const sample = (random: () => number) => {
    const pick = random() * total;
    const quad = quads[cumulative.findIndex((sum) => sum >= pick)]!;
    const [s, t] = [random(), random()];
    const weights = [(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t];
    const point = along(...quad.vertices.map((v, k) => [weights[k]!, at(v)] as const));
    const uv = [0, 1].map((i) => quad.uvs.reduce((sum, u, k) => sum + weights[k]! * proxy.uvs[u * 2 + i]!, 0));
    const column = Math.min(map.width - 1, Math.max(0, Math.floor(uv[0]! * map.width)));
    const row = Math.min(map.height - 1, Math.max(0, Math.floor((1 - uv[1]!) * map.height)));
    return { point, darkness: map.data[(row * map.width + column) * 4 + 3]! / 255 };
  };

  // survey the painted hair to find the brow's own ridge
  const random = createRandom(1);
  const hair: Point[] = [];
  while (hair.length < 4000) {
    const { point, darkness } = sample(random);
    if (random() < darkness) hair.push(point);
  }
  const xs = hair.map((p) => p[0]).sort((a, b) => a - b);
  const nasalX = xs[Math.floor(xs.length * 0.005)]!;
  const temporalX = xs[Math.floor(xs.length * 0.995)]!;
  const middle: Point[] = [];
  const halfHeight: number[] = [];
  for (let i = 0; i < STATIONS; i++) {
    const x = nasalX + ((temporalX - nasalX) * i) / (STATIONS - 1);
    const reach = (temporalX - nasalX) / (STATIONS - 1);
    const near = hair.filter((p) => Math.abs(p[0] - x) < reach);
    const mean = (k: number) => near.reduce((sum, p) => sum + p[k]!, 0) / near.length;
    const y = mean(1);
    middle.push([x, y, mean(2)]);
    halfHeight.push(1.7 * Math.sqrt(near.reduce((sum, p) => sum + (p[1] - y) ** 2, 0) / near.length));
  }
  return { sample, nasalX, temporalX, middle, halfHeight };
}

function quadArea({ vertices }: BaseQuad, at: (v: number) => Point): number {
  const [a, b, c, d] = vertices.map(at) as [Point, Point, Point, Point];
  return Math.hypot(...cross(along([1, c], [-1, a]), along([1, d], [-1, b]))) / 2;
}

function interpolate(values: readonly number[], share: number): number {
  const at = Math.min(1, Math.max(0, share)) * (values.length - 1);
  const i = Math.min(values.length - 2, Math.floor(at));
  return values[i]! + (values[i + 1]! - values[i]!) * (at - i);
}
