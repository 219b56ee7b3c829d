/** The 64-bit integer that was read last, in two 32-bit halves as signed integers. One object a thread: nothing is allocated. */
export const integer = { high: 0, low: 0 };

/** Reads an INTEGER value (serial types 1 to 6, 8 and 9; fileformat2, 2.1) into `integer`. */
export function readInteger(bytes: Uint8Array, at: number, serial: number): void {
  let high = 0;
  let low: number;
  switch (serial) {
    case 1:
      low = (bytes[at]! << 24) >> 24;
      break;
    case 2:
      low = ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
      break;
    case 3:
      low = ((bytes[at]! << 24) >> 8) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
      break;
    case 4:
      low = read32(bytes, at);
      break;
    case 5:
      high = ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
      low = read32(bytes, at + 2);
      break;
    case 6:
      high = read32(bytes, at);
      low = read32(bytes, at + 4);
      break;
    default:
      low = serial - 8;
  }
  integer.high = serial === 5 || serial === 6 ? high : low >> 31;
  integer.low = low;
}

function read32(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

/** A 64-bit integer as a double, rounded where it is beyond 2^53. */
export function toDouble(high: number, low: number): number {
  return high * 2 ** 32 + (low >>> 0);
}

/** True where the double of a 64-bit integer is exactly that integer. */
export function isExactDouble(high: number, low: number): boolean {
  if (high >= -0x200000 && high < 0x200000) return true;
  const rounded = high * 2 ** 32 + (low >>> 0);
  if (rounded >= 2 ** 63) return false;
  const roundedHigh = Math.floor(rounded / 2 ** 32);
  return roundedHigh === high && rounded - roundedHigh * 2 ** 32 === low >>> 0;
}

/** A 64-bit integer as a bigint, for messages and rare ways. */
export function toBigInt(high: number, low: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** Reads decimal digits (an optional minus sign before them) into `integer`; false where it is no 64-bit integer in plain form. */
export function parseInteger(bytes: Uint8Array, at: number, length: number): boolean {
  const negative = bytes[at] === 0x2d;
  let position = negative ? at + 1 : at;
  const end = at + length;
  const digits = end - position;
  if (digits < 1 || digits > 19 || (bytes[position] === 0x30 && length > 1)) return false;
  // Two parts, each exact in a double: the digits before the last nine, and those.
  let upper = 0;
  let lower = 0;
  for (const split = end - 9; position < end; position++) {
    const digit = bytes[position]! - 0x30;
    if (digit < 0 || digit > 9) return false;
    if (position < split) upper = upper * 10 + digit;
    else lower = lower * 10 + digit;
  }
  const scaled = (upper % 2 ** 16) * 1e9 + lower;
  const middle = Math.floor(upper / 2 ** 16) * 1e9 + Math.floor(scaled / 2 ** 16);
  let high = Math.floor(middle / 2 ** 16);
  let low = ((middle % 2 ** 16) * 2 ** 16 + (scaled % 2 ** 16)) | 0;
  if (high > 0x80000000 || (high === 0x80000000 && (low !== 0 || !negative))) return false;
  if (negative) {
    low = -low | 0;
    high = low === 0 ? -high : ~high;
  }
  integer.high = high | 0;
  integer.low = low;
  return true;
}
