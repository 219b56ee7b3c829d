import type { Random } from './random.js';

const START = Date.UTC(2025, 0, 6, 4, 30);
const SPAN_SECONDS = 200 * 24 * 3600;

/** A moment as SQLite's datetime() writes it: `2025-03-01 12:00:00`. */
export function spaced(random: Random): string {
  return moment(random).slice(0, 19).replace('T', ' ');
}

/** A moment as Python's isoformat() writes it: `2025-03-01T12:00:00.123456`. */
export function withT(random: Random): string {
  return `${moment(random).slice(0, 19)}.${String(random.integer(1_000_000)).padStart(6, '0')}`;
}

function moment(random: Random): string {
  return new Date(START + random.integer(SPAN_SECONDS) * 1000).toISOString();
}
