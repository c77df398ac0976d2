import type { TriangleMesh } from '../../src/head/HeadMesh';
import { MeshFileError } from './MeshFileError';

const SIZES: Record<string, number> = {
  char: 1,
  int8: 1,
  uchar: 1,
  uint8: 1,
  short: 2,
  int16: 2,
  ushort: 2,
  uint16: 2,
  int: 4,
  int32: 4,
  uint: 4,
  uint32: 4,
  float: 4,
  float32: 4,
  double: 8,
  float64: 8,
};

interface Property {
  readonly name: string;
  readonly type: string;
  /** Type of the length, for lists. */
  readonly countType: string | null;
}

interface Element {
  readonly name: string;
  readonly count: number;
  readonly properties: Property[];
}

/** Takes one number of a type after another from the body of the file. */
type NextNumber = (type: string) => number;

/** Reads vertices and triangular faces from a PLY 1.0 file: ASCII, or binary of either byte order. Other data is passed over. */
export function readPly(bytes: Uint8Array): TriangleMesh {
  const { format, elements, bodyStart } = readHeader(bytes);
  const next = format === 'ascii' ? asciiNumbers(bytes, bodyStart) : binaryNumbers(bytes, bodyStart, format);
  const vertices = elements.find(({ name }) => name === 'vertex');
  if (!vertices) throw new MeshFileError('no vertices');

  const positions: number[] = [];
  const triangles: number[] = [];
  for (const { name, count, properties } of elements) {
    const axes = properties.map((property) => ['x', 'y', 'z'].indexOf(property.name));
    if (name === 'vertex' && new Set(axes.filter((axis) => axis >= 0)).size !== 3) {
      throw new MeshFileError('vertices have no x, y and z');
    }
    if (name === 'tristrips') throw new MeshFileError('triangle strips; save the mesh with plain triangles');
    for (let i = 0; i < count; i++) {
      for (let p = 0; p < properties.length; p++) {
        const property = properties[p]!;
        if (property.countType === null) {
          const value = next(property.type);
          if (name === 'vertex' && axes[p]! >= 0) {
            if (!Number.isFinite(value)) throw new MeshFileError(`vertex ${i} is not finite`);
            positions[3 * i + axes[p]!] = value;
          }
          continue;
        }
        const length = next(property.countType);
        const isFace = name === 'face' && /^vertex_(indices|index)$/.test(property.name);
        if (isFace && length !== 3) {
          throw new MeshFileError(`face ${i} has ${length} corners; triangulate the mesh first`);
        }
        for (let k = 0; k < length; k++) {
          const value = next(property.type);
          if (!isFace) continue;
          if (!Number.isInteger(value) || value < 0 || value >= vertices.count) {
            throw new MeshFileError(`face ${i} names vertex ${value} of ${vertices.count}`);
          }
          triangles.push(value);
        }
      }
    }
  }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

function readHeader(bytes: Uint8Array) {
  // the header is ASCII; Latin-1 maps each byte to one character, so offsets in text and file agree
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 16));
  const end = /end_header *(\r\n|\n|\r)/.exec(text);
  if (!/^ply\s/.test(text) || !end) throw new MeshFileError('no PLY header');
  let format = '';
  const elements: Element[] = [];
  for (const line of text.slice(0, end.index).split(/\r\n|\r|\n/)) {
    const words = line.trim().split(/\s+/);
    if (words[0] === 'format') format = words[1] ?? '';
    if (words[0] === 'element') {
      const count = Number(words[2]);
      if (!Number.isInteger(count) || count < 0) throw new MeshFileError(`"${line}" has no count`);
      elements.push({ name: words[1]!, count, properties: [] });
    }
    if (words[0] === 'property') {
      const isList = words[1] === 'list';
      const [countType, type, name] = isList ? [words[2]!, words[3]!, words[4]!] : [null, words[1]!, words[2]!];
      for (const used of [countType, type]) {
        if (used !== null && !(used in SIZES)) throw new MeshFileError(`"${line}" has an unknown type`);
      }
      if (!elements.length) throw new MeshFileError(`"${line}" belongs to no element`);
      elements.at(-1)!.properties.push({ name, type, countType });
    }
  }
  if (!['ascii', 'binary_little_endian', 'binary_big_endian'].includes(format)) {
    throw new MeshFileError(`unknown PLY format "${format}"`);
  }
  return { format, elements, bodyStart: end.index + end[0].length };
}

function asciiNumbers(bytes: Uint8Array, bodyStart: number): NextNumber {
  const words = new TextDecoder('latin1').decode(bytes.subarray(bodyStart)).split(/\s+/);
  let at = words[0] === '' ? 1 : 0;
  return () => {
    const word = words[at++];
    if (!word) throw new MeshFileError('the file ends early');
    const value = Number(word);
    if (Number.isNaN(value)) throw new MeshFileError(`"${word}" is no finite number`);
    return value;
  };
}

function binaryNumbers(bytes: Uint8Array, bodyStart: number, format: string): NextNumber {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = format === 'binary_little_endian';
  let at = bodyStart;
  return (type) => {
    const size = SIZES[type]!;
    if (at + size > bytes.byteLength) throw new MeshFileError('the file ends early');
    const from = at;
    at += size;
    switch (type) {
      case 'char':
      case 'int8':
        return view.getInt8(from);
      case 'uchar':
      case 'uint8':
        return view.getUint8(from);
      case 'short':
      case 'int16':
        return view.getInt16(from, little);
      case 'ushort':
      case 'uint16':
        return view.getUint16(from, little);
      case 'int':
      case 'int32':
        return view.getInt32(from, little);
      case 'uint':
      case 'uint32':
        return view.getUint32(from, little);
      case 'float':
      case 'float32':
        return view.getFloat32(from, little);
      default:
        return view.getFloat64(from, little);
    }
  };
}
