import type { LongValue } from '../format/long-value.js';

/**
 * Where PostgreSQL binary COPY is written. Room for the fixed-size fields of a row is always kept free, so only
 * encoders of values of any length ask for more.
 */
export interface CopyBuffer {
  bytes: Uint8Array;
  view: DataView;
  /** Where the next byte goes. */
  at: number;
  /** Bytes kept free behind what `makeRoom` is asked for. */
  readonly reserve: number;
  /** The values that belong between its bytes, in their order. */
  readonly long: LongPart[];
}

/** A value that is not written but read when the bytes are taken, and where it belongs: before the byte at `at`. */
export interface LongPart {
  readonly at: number;
  readonly value: LongValue;
}

/** A buffer that writes to `bytes`, from `at` on. */
export function createCopyBuffer(bytes: Uint8Array, reserve: number, at = 0): CopyBuffer {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at, reserve, long: [] };
}

/** Makes sure that `length` bytes and the reserve fit behind `at`; the bytes may move to a larger array. */
export function makeRoom(out: CopyBuffer, length: number): void {
  const needed = out.at + length + out.reserve;
  if (needed <= out.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, Math.min(out.bytes.length * 2, needed + (1 << 24))));
  larger.set(out.bytes.subarray(0, out.at));
  out.bytes = larger;
  out.view = new DataView(larger.buffer);
}

/** Goes on in `next`, from `at` on. */
export function writeTo(out: CopyBuffer, next: Uint8Array, at: number): void {
  if (out.bytes !== next) {
    out.bytes = next;
    out.view = new DataView(next.buffer, next.byteOffset, next.byteLength);
  }
  out.at = at;
}

/** Copies bytes to `out`, which has room for them. Short ones in a loop: a call costs as much as 100 bytes. */
export function putBytes(out: CopyBuffer, from: Uint8Array, at: number, length: number): void {
  const to = out.bytes;
  let position = out.at;
  if (length < 96) {
    for (const end = at + length; at < end; at++) to[position++] = from[at]!;
    out.at = position;
    return;
  }
  to.set(from.subarray(at, at + length), position);
  out.at = position + length;
}

/** A field: its length in four bytes, then these bytes. */
export function putField(out: CopyBuffer, from: Uint8Array, at: number, length: number): void {
  makeRoom(out, length + 4);
  out.view.setInt32(out.at, length);
  out.at += 4;
  putBytes(out, from, at, length);
}

/** A field of a value that is read when the bytes are taken. */
export function putLongField(out: CopyBuffer, value: LongValue): void {
  makeRoom(out, 4);
  out.view.setInt32(out.at, value.length);
  out.at += 4;
  out.long.push({ at: out.at, value });
}
