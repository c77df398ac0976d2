/**
 * The container of `head.bin`: named typed arrays and a JSON description in one buffer.
 *
 * | bytes       | what                                                                             |
 * |-------------|----------------------------------------------------------------------------------|
 * | 0-3         | magic "STHD"                                                                     |
 * | 4-7         | format version, uint32                                                           |
 * | 8-11        | length of the whole file in bytes, uint32                                        |
 * | 12-15       | length of the directory in bytes, uint32                                         |
 * | 16-         | directory: UTF-8 JSON { meta, sections: [{ name, type, offset, length }] }       |
 * | then        | sections, each at an offset (from the file's start) that is a multiple of 8      |
 *
 * All little-endian, as every machine that runs WebGL is. `length` counts elements. Readers take the sections that they
 * know and leave the others, so a builder may add sections without a new version.
 */
const MAGIC = 0x44485453;
export const HEAD_FILE_VERSION = 1;
const HEADER_BYTES = 16;
const ALIGNMENT = 8;

const SECTION_TYPES = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
} as const;
type SectionType = keyof typeof SECTION_TYPES;
export type SectionArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

export interface HeadFile {
  /** Whatever JSON can hold; checked by its readers. */
  readonly meta: unknown;
  readonly sections: ReadonlyMap<string, SectionArray>;
}

/** A file that is not ours, of another version, cut short or inconsistent. */
export class HeadFileError extends Error {
  override name = 'HeadFileError';
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: SectionType;
  readonly offset: number;
  readonly length: number;
}

export function packHeadFile(meta: unknown, sections: ReadonlyMap<string, SectionArray>): ArrayBuffer {
  // offsets are part of the directory, whose length they depend on: pad the directory until its size is settled
  let directory = new Uint8Array();
  let bytes = 0;
  for (let start = 0, settled = false; !settled; ) {
    const entries: DirectoryEntry[] = [];
    let offset = start;
    for (const [name, array] of sections) {
      entries.push({ name, type: sectionType(array), offset, length: array.length });
      offset = alignUp(offset + array.byteLength);
    }
    directory = new TextEncoder().encode(JSON.stringify({ meta, sections: entries }));
    const needed = alignUp(HEADER_BYTES + directory.length);
    settled = needed <= start;
    bytes = offset;
    start = Math.max(start, needed);
  }

  const file = new ArrayBuffer(bytes);
  new Uint32Array(file, 0, 4).set([MAGIC, HEAD_FILE_VERSION, bytes, directory.length]);
  new Uint8Array(file, HEADER_BYTES).set(directory);
  const { sections: entries } = JSON.parse(new TextDecoder().decode(directory)) as { sections: DirectoryEntry[] };
  for (const { name, offset } of entries) {
    const array = sections.get(name)!;
    new Uint8Array(file, offset).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return file;
}

/**
 * Opens a container. Sections are views into `file`, not copies.
 *
 * @throws {HeadFileError} If the file is foreign, of another version, truncated or inconsistent.
 */
export function unpackHeadFile(file: ArrayBuffer): HeadFile {
  if (file.byteLength < HEADER_BYTES) throw new HeadFileError('The head file is empty or cut short.');
  const [magic, version, bytes, directoryBytes] = new Uint32Array(file, 0, 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  if (magic !== MAGIC) throw new HeadFileError('This is not a head file.');
  if (version !== HEAD_FILE_VERSION) {
    throw new HeadFileError(`The head file has format version ${version}; this program reads ${HEAD_FILE_VERSION}.`);
  }
  if (bytes !== file.byteLength || HEADER_BYTES + directoryBytes > bytes) {
    throw new HeadFileError(`The head file should have ${bytes} bytes but has ${file.byteLength}: it is incomplete.`);
  }

  const { meta, entries } = readDirectory(new Uint8Array(file, HEADER_BYTES, directoryBytes));
  const sections = new Map<string, SectionArray>();
  for (const { name, type, offset, length } of entries) {
    const Section = SECTION_TYPES[type];
    const end = offset + length * (Section?.BYTES_PER_ELEMENT ?? 0);
    if (!Section || !isCount(offset) || !isCount(length) || offset % ALIGNMENT !== 0 || end > bytes) {
      throw new HeadFileError(`Section ${name} of the head file is out of bounds or of an unknown type.`);
    }
    sections.set(name, new Section(file, offset, length));
  }
  return { meta, sections };
}

function readDirectory(bytes: Uint8Array): { meta: unknown; entries: readonly DirectoryEntry[] } {
  let directory: unknown;
  try {
    directory = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new HeadFileError('The directory of the head file is unreadable.', { cause });
  }
  const { meta, sections } = (directory ?? {}) as { meta?: unknown; sections?: unknown };
  if (!Array.isArray(sections) || sections.some((entry) => typeof entry?.name !== 'string')) {
    throw new HeadFileError('The directory of the head file lists no sections.');
  }
  return { meta, entries: sections as DirectoryEntry[] };
}

function sectionType(array: SectionArray): SectionType {
  const type = array.constructor.name as SectionType;
  if (!(type in SECTION_TYPES))
    throw new RangeError(`packHeadFile: section must be one of our array types, got ${type}.`);
  return type;
}

function alignUp(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
