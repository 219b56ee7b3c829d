import type { ColumnType } from '@lite2pg/spec';
import { renderField } from './render-field.js';
import { KEPT_BYTES } from './tuple-keeper.js';

/** Bytes before the first difference that are shown with it. */
const BEFORE = 12;

/** Two values that differ, as `<the target's>, in SQLite <the source's>`, from where they do if their beginnings are the same. */
export function renderDifference(type: ColumnType, target: Uint8Array | null, source: Uint8Array | null): string {
  const [is, was] = [renderField(type, target), renderField(type, source)];
  const isLong = type.kind === 'bytes' || type.kind === 'text' || type.kind === 'json';
  if (is !== was || target === null || source === null || !isLong) return `${is}, in SQLite ${was}`;
  const at = firstDifference(target, source);
  if (at >= KEPT_BYTES) return `another value than in SQLite, the same in the first ${KEPT_BYTES} bytes (${is})`;
  const from = characterStart(target, Math.max(0, at - BEFORE));
  // What renders a document leaves out the byte before it.
  const start = type.kind === 'json' ? Math.max(0, from - 1) : from;
  const shown = (field: Uint8Array): string => renderField(type, field.subarray(start, KEPT_BYTES));
  return `${shown(target)} from byte ${from + 1} on, in SQLite ${shown(source)}`;
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, place) => byte !== b[place]);
  return at === -1 ? Math.min(a.length, b.length) : at;
}

/** The start of the UTF-8 character that is there; of other bytes the place itself or one shortly before it. */
function characterStart(bytes: Uint8Array, place: number): number {
  let start = place;
  while (start > 0 && place - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
