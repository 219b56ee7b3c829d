import { viewOf } from './byte-view.js';

/** The double at `at`, big-endian, as SQLite and PostgreSQL both store it. */
export function readReal(bytes: Uint8Array, at: number): number {
  return viewOf(bytes).getFloat64(at);
}

/** True for the bits of a NaN, which SQLite reads as NULL. */
export function isNanAt(bytes: Uint8Array, at: number): boolean {
  if ((bytes[at]! & 0x7f) !== 0x7f || bytes[at + 1]! < 0xf0) return false;
  const value = readReal(bytes, at);
  return Number.isNaN(value);
}
