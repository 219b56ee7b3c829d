// Rows are counted from 0 (their ordinal); ids start at 1 and every eleventh is gone: rows that were deleted long ago,
// and that other tables still point at.
const RUN = 10;

/** The id of the row with this ordinal: 1 to 10, 12 to 21, 23 … */
export function idOf(ordinal: number): number {
  return 1 + ordinal + Math.floor(ordinal / RUN);
}

/** The nth id (from 0) that no row has: 11, 22, 33 … */
export function goneId(nth: number): number {
  return (RUN + 1) * (nth + 1);
}

/** How many ids are gone among the first `rows` rows; at least one, which may lie behind the last row. */
export function goneCount(rows: number): number {
  return Math.max(1, Math.floor(rows / RUN));
}

/** A Discord user id: 64 bits, over 2⁵³, kept as text. */
export function userId(ordinal: number): string {
  return (175_928_847_299_117_063n + BigInt(ordinal) * 41_943_040_007n).toString();
}

/** Address and port of an endpoint: unique up to 254 × 64,512 endpoints, Ollama's own port first. */
export function addressOf(endpoint: number): { readonly ip: string; readonly port: number } {
  return { ip: ipOf(endpoint % 254), port: 1024 + ((10_410 + Math.floor(endpoint / 254)) % 64_512) };
}

/** The nth address (from 0 to 253) of 192.0.2.0/24. */
export function ipOf(nth: number): string {
  return `192.0.2.${nth + 1}`;
}
