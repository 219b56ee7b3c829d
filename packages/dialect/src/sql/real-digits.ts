/** 10^0 … 10^26, each shifted so that its highest bit is that of 64 bits. */
export const SMALL_POWERS: readonly bigint[] = Array.from({ length: 27 }, (_, at) => topBits(10n ** BigInt(at)));

/** 10^-351, 10^-324, …, 10^324, in the same form, rounded. */
export const LARGE_POWERS: readonly bigint[] = Array.from({ length: 26 }, (_, at) => powerBits((at - 13) * 27));

/** Digits of a real: 0.d1d2d3… × 10^point. */
export interface RealDigits {
  /** Without zeros at the end. */
  readonly digits: string;
  readonly point: number;
}

/**
 * The decimal digits of a finite real that is not negative, as SQLite 3.52 finds them (sqlite3FpDecode): in 64-bit steps that
 * cut off, so that the last digits are not always the nearest. `wanted` above zero is a count of digits, else the negative
 * count of those behind the point; `most` bounds them.
 */
export function realDigits(value: number, wanted: number, most: number): RealDigits {
  if (value === 0) return { digits: '0', point: 1 };
  const found = firstDigits(value, wanted <= 0 || wanted >= 18 ? 18 : wanted + 1);
  let { digits, point } = found;
  const exponent = point - digits.length;
  let keep = wanted;
  if (keep <= 0) {
    keep = point - keep;
    if (keep === 0 && digits >= '5') {
      keep = 1;
      digits = `0${digits}`;
      point += 1;
    }
  }
  if (keep > 0 && (keep < digits.length || digits.length > most)) {
    keep = Math.min(keep, most);
    if (keep === 17) keep = shorter(value, { digits, point }, exponent) ?? keep;
    const kept = digits.slice(0, keep);
    const up = digits.charAt(keep) >= '5';
    digits = up ? String(BigInt(kept) + 1n) : kept;
    if (digits.length > kept.length) point += 1;
  }
  return { digits: digits.replace(/0+$/, ''), point };
}

/** How many digits are enough where a run of nines or zeros says that fewer may do, and they read back the same. */
function shorter(value: number, { digits, point }: RealDigits, exponent: number): number | undefined {
  const nines = digits.slice(14, 16) === '99';
  if (!nines && point < digits.length && digits.slice(13, 16) !== '000') return undefined;
  const kept = digits.slice(0, 14).replace(nines ? /9+$/ : /0+$/, '');
  const whole = nines ? BigInt(kept === '' ? '0' : kept) + 1n : BigInt(kept);
  return Number(`${whole}e${exponent + digits.length - kept.length}`) === value ? kept.length + 1 : undefined;
}

/** At least `count` digits: sqlite3Fp2Convert10. */
function firstDigits(value: number, count: number): RealDigits {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const stored = bits.getBigUint64(0);
  const fraction = stored & 0xfffffffffffffn;
  let exponent = Number(stored >> 52n) - 1086;
  let mantissa = (fraction << 11n) | (1n << 63n);
  if (exponent === -1086) {
    mantissa = topBits(fraction);
    exponent = -1074 - (64 - fraction.toString(2).length);
  }
  const power = count - 1 - (((exponent + 63) * 78913) >> 18);
  const high = (mantissa * powerOfTen(power)) >> 64n;
  const shift = -(exponent + ((power * 108853) >> 15) + 1);
  const cut = high >> BigInt(count === 18 ? shift - 1 : shift);
  const digits = String(count === 18 ? (cut + 2n * (cut & 1n)) >> 1n : cut);
  return { digits, point: digits.length - power };
}

function powerOfTen(power: number): bigint {
  if (power >= 0 && power < 27) return SMALL_POWERS[power] ?? 0n;
  const group = Math.floor(power / 27);
  const large = LARGE_POWERS[group + 13] ?? 0n;
  const rest = power - group * 27;
  if (rest === 0) return large;
  const product = ((SMALL_POWERS[rest] ?? 0n) * large) >> 64n;
  return product >> 63n === 0n ? (product << 1n) | 1n : product;
}

/** The highest 64 bits of a number. */
function topBits(value: bigint): bigint {
  const length = value.toString(2).length;
  return length > 64 ? value >> BigInt(length - 64) : value << BigInt(64 - length);
}

function powerBits(power: number): bigint {
  const scaled = power >= 0 ? (10n ** BigInt(power)) << 100n : (1n << 2000n) / 10n ** BigInt(-power);
  return ((scaled >> BigInt(scaled.toString(2).length - 65)) + 1n) >> 1n;
}
