/** One property of all vertices: `size` numbers a vertex lie next to each other in `values`, and `names` are theirs. */
export interface PlyProperty {
  readonly names: readonly string[];
  readonly type: 'float' | 'uchar';
  /** Length names.length · vertex count. */
  readonly values: Float32Array | Uint8Array;
}

/**
 * Writes points as a binary little-endian PLY 1.0 file.
 *
 * @param comments Lines for the header: printable ASCII, one line each.
 */
export function writePly(count: number, properties: readonly PlyProperty[], comments: readonly string[]): ArrayBuffer {
  const lines = ['ply', 'format binary_little_endian 1.0'];
  for (const comment of comments) {
    if (!/^[ -~]*$/.test(comment)) {
      throw new RangeError(`writePly: a comment must be one line of ASCII, got ${JSON.stringify(comment)}.`);
    }
    lines.push(`comment ${comment}`);
  }
  lines.push(`element vertex ${count}`);
  let stride = 0;
  for (const { names, type, values } of properties) {
    if (values.length !== names.length * count) {
      throw new RangeError(
        `writePly: ${names.join(' ')} must have ${names.length * count} numbers, got ${values.length}.`,
      );
    }
    for (const name of names) lines.push(`property ${type} ${name}`);
    stride += names.length * (type === 'float' ? 4 : 1);
  }
  const header = new TextEncoder().encode(`${lines.join('\n')}\nend_header\n`);

  const buffer = new ArrayBuffer(header.length + count * stride);
  new Uint8Array(buffer).set(header);
  const view = new DataView(buffer);
  let start = header.length;
  for (const { names, type, values } of properties) {
    const size = names.length;
    const width = type === 'float' ? 4 : 1;
    for (let i = 0, offset = start; i < count; i++, offset += stride) {
      for (let k = 0; k < size; k++) {
        if (type === 'float') view.setFloat32(offset + 4 * k, values[size * i + k]!, true);
        else view.setUint8(offset + k, values[size * i + k]!);
      }
    }
    start += size * width;
  }
  return buffer;
}
