/** SQLite's type affinity of a column; without a declared type it is `blob`. */
export type ColumnAffinity = 'blob' | 'integer' | 'real' | 'numeric' | 'text';

/**
 * The affinity that a declared type, or the type of a CAST, stands for: the five rules of https://sqlite.org/datatype3.html
 * (3.1), in their order. The text is SQLite's own, parentheses included. Only STRICT tables know ANY as a type.
 */
export function affinityOfDeclared(declared: string, strict = false): ColumnAffinity {
  const has = (...parts: readonly RegExp[]): boolean => parts.some((part) => part.test(declared));
  if (has(/int/i)) return 'integer';
  if (has(/char/i, /clob/i, /text/i)) return 'text';
  if (has(/blob/i) || declared.trim() === '' || (strict && has(/^any$/i))) return 'blob';
  return has(/real/i, /floa/i, /doub/i) ? 'real' : 'numeric';
}
