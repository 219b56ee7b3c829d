/** A name as SQLite compares it: the case of ASCII letters is no difference, that of all others is. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Do two names mean the same thing to SQLite? */
export function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && foldName(a) === foldName(b));
}

/** Do two lists of columns name the same columns in the same order? */
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => sameName(name, b[index] ?? ''));
}
