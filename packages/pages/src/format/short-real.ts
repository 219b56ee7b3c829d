import { integer, readInteger, toDouble } from './integers.js';

/** True for a value that SQLite stores as an integer: in a column of REAL affinity that is a real in short (datatype3, 3). */
export function isShortReal(serial: number): boolean {
  return serial > 0 && serial < 12 && serial !== 7;
}

/** The real that SQLite stored in short, in eight bytes. */
export function integerAsReal(bytes: Uint8Array, at: number, serial: number): Uint8Array {
  readInteger(bytes, at, serial);
  const real = new Uint8Array(8);
  new DataView(real.buffer).setFloat64(0, toDouble(integer.high, integer.low));
  return real;
}
