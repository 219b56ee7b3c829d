/** A whole number with commas: 1,234,567. */
export function groupDigits(count: number | bigint): string {
  // Not toLocaleString: loading the language data takes longer than the rest of a report.
  return String(typeof count === 'bigint' ? count : Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How many there are of something, as every message says it: `1 row`, `2,000 rows`, `2 indexes`, `2 addresses`. */
export function counted(count: number | bigint, noun: string): string {
  return `${groupDigits(count)} ${byCount(count, noun, /[sx]$/.test(noun) ? `${noun}es` : `${noun}s`)}`;
}

/** The word that goes with a count: `byCount(1, 'is', 'are')` is `is`. */
export function byCount(count: number | bigint, one: string, many: string): string {
  return Number(count) === 1 ? one : many;
}
