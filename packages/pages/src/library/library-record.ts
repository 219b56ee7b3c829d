import type { RowWalk } from '../format/row-walk.js';

/** A value as the library path selects it: an integer or (after an x) a blob's digits as text, a real, a text's bytes. */
export type LibraryValue = string | number | Uint8Array | null;

/** Makes the walk stand on a row of these values, as if it had been read from a page. */
export function putRecord(walk: RowWalk, values: readonly LibraryValue[], key: bigint): void {
  const fields = values.map(fieldOf);
  const header = fields.flatMap((field) => varintOf(field.serial));
  const headerLength = header.length < 127 ? 1 : 2;
  const content = Buffer.concat([
    Uint8Array.from([...varintOf(header.length + headerLength), ...header]),
    ...fields.map((field) => field.bytes),
  ]);
  walk.bytes = content;
  walk.start = 0;
  walk.size = content.length;
  walk.keyHigh = Number(BigInt.asIntN(32, key >> 32n));
  walk.keyLow = Number(BigInt.asIntN(32, key));
}

function fieldOf(value: LibraryValue): { readonly serial: number; readonly bytes: Uint8Array } {
  if (value === null) return { serial: 0, bytes: Buffer.alloc(0) };
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return { serial: 7, bytes };
  }
  if (typeof value !== 'string') return { serial: value.length * 2 + 13, bytes: value };
  if (value.startsWith('x')) return { serial: value.length - 1 + 12, bytes: Buffer.from(value.slice(1), 'hex') };
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return { serial: 6, bytes };
}

function varintOf(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) + 128);
  return digits;
}
