// Texts in UTF-8, sixteen bytes at a time. PostgreSQL takes what is well-formed (Unicode table 3-7) and has no NUL.

/** A register of ones, and one of zeros behind them: read at 16 less n, the first n bytes of a register are ones. */
const MASKS: usize = memory.data<u64>([-1, -1, 0, 0], 16);

/** Neither a NUL nor anything else to be looked at. */
const PLAIN: v128 = i8x16.splat(0x20);

/** What is found of a text. */
export const ASCII: i32 = 1;
export const VALID: i32 = 2;
export const UNFIT: i32 = 0;

/** The register at `at`, of which only `length` bytes count, if it is less than 16. */
function registerAt(at: i32, length: i32): v128 {
  const register = v128.load(at);
  return length >= 16 ? register : v128.bitselect(register, PLAIN, v128.load(MASKS + 16 - length));
}

/** What the text is: ASCII, VALID, or UNFIT for PostgreSQL. Reads up to 15 bytes behind it. */
export function checkText(at: i32, length: i32): i32 {
  const end = at + length;
  let zero = i8x16.splat(0);
  let high = zero;
  for (let i = at; i < end; i += 16) {
    const register = registerAt(i, end - i);
    high = v128.or(high, register);
    zero = v128.or(zero, i8x16.eq(register, i8x16.splat(0)));
  }
  return judge(at, end, high, zero);
}

/** Copies a text while looking at it: what `checkText` finds. Reads and writes up to 15 bytes behind it. */
export function copyText(at: i32, length: i32, to: i32): i32 {
  const end = at + length;
  let zero = i8x16.splat(0);
  let high = zero;
  let i = at;
  for (; i < end; i += 16, to += 16) {
    v128.store(to, v128.load(i));
    const register = registerAt(i, end - i);
    high = v128.or(high, register);
    zero = v128.or(zero, i8x16.eq(register, i8x16.splat(0)));
  }
  return judge(at, end, high, zero);
}

/** What a text is whose bytes, or-ed together, are `high`; `zero` has ones where a NUL is among them. */
function judge(at: i32, end: i32, high: v128, zero: v128): i32 {
  if (v128.any_true(zero)) return UNFIT;
  if (i8x16.bitmask(high) == 0) return ASCII;
  return isWellFormed(at, end) ? VALID : UNFIT;
}

/** Copies bytes. Reads and writes up to 15 behind them. */
export function copyBytes(at: i32, length: i32, to: i32): void {
  for (let i = 0; i < length; i += 16) v128.store(to + i, v128.load(at + i));
}

/** True for well-formed UTF-8: ASCII is skipped in registers, the rest is looked at sequence by sequence. */
function isWellFormed(at: i32, end: i32): bool {
  while (at < end) {
    const high = i8x16.bitmask(registerAt(at, end - at));
    if (high == 0) {
      at += 16;
      continue;
    }
    at += ctz(high);
    const length = sequenceLength(at, end);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

/** Bytes of the sequence that starts at `at`; 0 where it is not well-formed. ASCII counts, too. */
function sequenceLength(at: i32, end: i32): i32 {
  const first: i32 = load<u8>(at);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4 || at + 1 >= end) return 0;
  const second: i32 = load<u8>(at + 1);
  if ((second & 0xc0) != 0x80) return 0;
  if (first < 0xe0) return 2;
  if (first == 0xe0 && second < 0xa0) return 0;
  if (first == 0xed && second > 0x9f) return 0;
  if (first == 0xf0 && second < 0x90) return 0;
  if (first == 0xf4 && second > 0x8f) return 0;
  if (at + 2 >= end || (load<u8>(at + 2) & 0xc0) != 0x80) return 0;
  if (first < 0xf0) return 3;
  return at + 3 < end && (load<u8>(at + 3) & 0xc0) == 0x80 ? 4 : 0;
}

/** Code points of valid UTF-8: the bytes that continue none. */
export function countCharacters(at: i32, length: i32): i32 {
  const end = at + length;
  let count = 0;
  for (let i = at; i < end; i += 16) {
    const register = registerAt(i, end - i);
    // -65 is the greatest byte that continues a sequence.
    count += popcnt(i8x16.bitmask(i8x16.gt_s(register, i8x16.splat(-65))));
  }
  // What was masked out counted as plain.
  return count - ((16 - (length & 15)) & 15);
}
