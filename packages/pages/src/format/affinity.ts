/** Whether a declared type has REAL affinity (datatype3, 3.1; the order of the tests is that of sqlite3AffinityType). */
export function hasRealAffinity(declared: string): boolean {
  const type = declared.toLowerCase();
  if (type.includes('int') || type.includes('char') || type.includes('clob') || type.includes('text')) return false;
  const real = firstOf(type, ['real', 'floa', 'doub']);
  return real && !type.includes('blob');
}

function firstOf(type: string, words: readonly string[]): boolean {
  return words.some((word) => type.includes(word));
}
