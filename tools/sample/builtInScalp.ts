import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createHeadBuilder } from '../../src/head/buildHead';
import { parseHead } from '../../src/head/loadHead';
import { type AnatomicalScalp, buildScalpSurface } from '../../src/scalp/buildScalpSurface';
import { storedScalpOf } from '../../src/scalp/storedScalp';

export const HEAD_FILE = fileURLToPath(new URL('../../public/head/head.bin', import.meta.url));

/** The scalp of the head that the app shows first; its hair-bearing skin is where `borderDistanceMm` is above zero. */
export async function builtInScalp(): Promise<AnatomicalScalp> {
  const file = await readFile(HEAD_FILE);
  const asset = parseHead(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  for (const step of createHeadBuilder(asset).steps()) {
    if (step.kind === 'level2') return buildScalpSurface(step.mesh, storedScalpOf(asset.sections));
  }
  throw new Error('builtInScalp: the head came without its second level.');
}
