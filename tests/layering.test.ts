import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Which folders of src/ each folder may import from, itself aside. The files beside them join the stages and may import all. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  head: ['units'],
  scalp: ['head', 'units'],
  sampling: ['scalp', 'head', 'units'],
  pigment: ['sampling', 'scalp', 'head', 'units', 'shaders'],
  appearance: ['pigment', 'scalp', 'head', 'units', 'shaders'],
  plan: ['pigment', 'sampling', 'scalp', 'head', 'units'],
  design: ['pigment', 'plan', 'scalp', 'head', 'units'],
};

/** Folders that run in page, worker and Node alike, so know neither renderer, React nor DOM. */
const HEADLESS = ['head', 'scalp', 'sampling', 'plan', 'design'];
/** Mathematics from three without its renderer: what the bounding volume hierarchy is built on. */
const THREE_ALLOWED = new Set(['head/headBvh.ts', 'head/loadHead.ts']);

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
}

describe('the source tree', () => {
  const files = [...sourceFiles(SRC)].map((path) => ({ path, name: relative(SRC, path), imports: importsOf(path) }));

  it('imports only along the way from head to interface', () => {
    const wrong: string[] = [];
    for (const { path, name, imports } of files) {
      const folder = name.split('/')[0]!;
      const allowed = MAY_IMPORT[folder];
      if (!allowed) continue;
      for (const specifier of imports) {
        if (!specifier.startsWith('.')) continue;
        const target = relative(SRC, resolve(dirname(path), specifier.replace(/\?.*$/, '')));
        const targetFolder = target.startsWith('../shaders') ? 'shaders' : target.split('/')[0]!;
        if (targetFolder !== folder && !allowed.includes(targetFolder)) wrong.push(`${name} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps renderer, React and DOM out of the headless folders', () => {
    const wrong: string[] = [];
    for (const { name, imports } of files) {
      if (!HEADLESS.includes(name.split('/')[0]!)) continue;
      for (const specifier of imports) {
        if (/^(react|react-dom|@react-three|radix-ui|lucide-react)/.test(specifier))
          wrong.push(`${name}: ${specifier}`);
        if (/^three(\/|$)/.test(specifier) && !THREE_ALLOWED.has(name)) wrong.push(`${name}: ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has no file that only re-exports a folder', () => {
    expect(files.filter(({ name }) => /(^|\/)index\.tsx?$/.test(name))).toEqual([]);
  });
});
