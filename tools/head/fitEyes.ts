/** Fits an eyeball into each socket, from MakeHuman's eye mesh riding on the base mesh. */
import type { Point } from '../../src/head/landmarks';
import type { EyeAsset } from '../../src/head/loadHead';
import type { Cage } from './cutHead';
import type { MakeHuman } from './makehuman';
import { placeProxy } from './proxies';

const PROXY = 'eyes/HighPolyEyes/HighPolyEyes';
/** The sclera's vertices: the inner of the proxy's two shells is the one that reaches less far forward. */
const SCLERA_VERTICES = 276;
/** MakeHuman's balls are some 30 mm across, a real iris is 11.7: a little above, or the gaze looks pinched. */
const IRIS_RADIUS_MM = 6.2;
/** Brings the iris to the middle of the open lids, as in a face at rest. */
const LOOK_DOWN = 0.075;
/** Cage vertices this close to the ball are its lids, mm. */
const LID_REACH_MM = 3;

export function fitEyes(
  data: MakeHuman,
  cage: Cage,
  baseMm: Float64Array,
  cagePositions: Float64Array,
): Omit<EyeAsset, 'ambientOcclusion'> {
  const left = fitSphere(leftSclera(data, baseMm));
  const centres: [Point, Point] = [left.centre, [-left.centre[0], left.centre[1], left.centre[2]]];
  const lids: number[] = [];
  for (let v = 0; v < cage.vertexCount; v++) {
    const away = Math.hypot(...left.centre.map((c, k) => cagePositions[v * 3 + k]! - c));
    if (away < left.radius + LID_REACH_MM && cagePositions[v * 3 + 2]! > left.centre[2]) lids.push(v);
  }
  const mirrored = lids.map((v) => cage.mirror[v]!);
  const offset = (centre: Point, vertices: number[]): Point => {
    const from = (k: number) =>
      centre[k]! - vertices.reduce((sum, v) => sum + cagePositions[v * 3 + k]!, 0) / vertices.length;
    return [from(0), from(1), from(2)];
  };
  return {
    radiusMm: left.radius,
    irisRadiusMm: IRIS_RADIUS_MM,
    lookDown: LOOK_DOWN,
    lidVertices: [lids, mirrored],
    centreFromLids: [offset(centres[0], lids), offset(centres[1], mirrored)],
  };
}

function leftSclera(data: MakeHuman, baseMm: Float64Array): Point[] {
  const proxy = data.readProxy(PROXY);
  const placed = placeProxy(proxy, baseMm);
  const shellOf = findShells(proxy.references.length, proxy.quads);
  const shells = new Map<number, Point[]>();
  shellOf.forEach((shell, v) => {
    const point: Point = [placed[v * 3]!, placed[v * 3 + 1]!, placed[v * 3 + 2]!];
    shells.set(shell, [...(shells.get(shell) ?? []), point]);
  });
  const found = [...shells.values()].find((points) => points.length === SCLERA_VERTICES && points[0]![0] > 0);
  if (!found) throw new Error('The eye proxy has no left sclera.');
  return found;
}

function findShells(count: number, quads: readonly { readonly vertices: readonly number[] }[]): number[] {
  const parent = Array.from({ length: count }, (_, v) => v);
  const root = (v: number): number => {
    while (parent[v] !== v) v = parent[v] = parent[parent[v]!]!;
    return v;
  };
  for (const { vertices } of quads) for (const v of vertices) parent[root(v)] = root(vertices[0]!);
  return parent.map((_, v) => root(v));
}

/** Least-squares sphere through the front half of a shell, which is what the lids lie on. */
function fitSphere(points: Point[]): { centre: Point; radius: number } {
  const deepest = points.reduce((z, p) => Math.min(z, p[2]), Infinity);
  const foremost = points.reduce((z, p) => Math.max(z, p[2]), -Infinity);
  const front = points.filter((p) => p[2] > (deepest + foremost) / 2);
  // |p|² = 2 c·p + (r² - |c|²) is linear in c and the last term
  const rows = front.map((p) => [2 * p[0], 2 * p[1], 2 * p[2], 1]);
  const squares = front.map((p) => p[0] ** 2 + p[1] ** 2 + p[2] ** 2);
  const [x, y, z, rest] = solveNormalEquations(rows, squares) as [number, number, number, number];
  return { centre: [x, y, z], radius: Math.sqrt(rest + x * x + y * y + z * z) };
}

function solveNormalEquations(rows: number[][], right: number[]): number[] {
  const size = rows[0]!.length;
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
    rows.reduce((sum, row, k) => sum + row[i]! * right[k]!, 0),
  ]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column; i < size; i++)
      if (Math.abs(system[i]![column]!) > Math.abs(system[pivot]![column]!)) pivot = i;
    [system[column], system[pivot]] = [system[pivot]!, system[column]!];
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const factor = system[i]![column]! / system[column]![column]!;
      for (let j = column; j <= size; j++) system[i]![j]! -= factor * system[column]![j]!;
    }
  }
  return system.map((row, i) => row[size]! / row[i]!);
}
