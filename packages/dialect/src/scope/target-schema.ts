/** The schema of a qualified target as SQL; undefined where the target is one name. */
export function schemaOfTarget(target: string): string | undefined {
  let quoted = false;
  for (let at = 0; at < target.length; at += 1) {
    if (target[at] === '"') quoted = !quoted;
    if (target[at] === '.' && !quoted) return target.slice(0, at);
  }
  return undefined;
}
