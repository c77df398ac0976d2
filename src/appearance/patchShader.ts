/**
 * Replaces one anchor of a shader of three's, and refuses when the anchor isn't there exactly as often as expected.
 *
 * A plain `replace` would do nothing, silently, after an update of three.
 *
 * @param source GLSL to change.
 * @param anchor Text that must occur in `source` exactly once.
 * @param replacement Put in the anchor's place, literally.
 * @param where Named in the error, for instance 'meshphysical fragment'.
 * @throws {Error} If the anchor is missing or occurs more than once.
 */
export function replaceAnchor(source: string, anchor: string, replacement: string, where: string): string {
  const at = source.indexOf(anchor);
  if (at < 0) throw new Error(`replaceAnchor: "${anchor}" must occur in ${where}, but is missing. Was three updated?`);
  if (source.indexOf(anchor, at + anchor.length) >= 0) {
    throw new Error(`replaceAnchor: "${anchor}" must occur once in ${where}, but occurs more than once.`);
  }
  return source.slice(0, at) + replacement + source.slice(at + anchor.length);
}

/** Keeps the anchor and adds a line below it. */
export function insertAfter(source: string, anchor: string, addition: string, where: string): string {
  return replaceAnchor(source, anchor, `${anchor}\n${addition}`, where);
}
