import type { ColumnProfile, ColumnType } from '@lite2pg/spec';
import type { Held, Reading } from './holds.js';
import { hasOnly, textsAre } from './values.js';

type Of<K extends ColumnType['kind']> = Extract<ColumnType, { kind: K }>;

/** Integers within the width; when asked for, also reals without a fraction and texts that are plain integers. */
export function holdsInteger({ bits }: Of<'integer'>, values: ColumnProfile, { asked }: Reading): Held | undefined {
  const { integers, reals, texts } = values;
  const limit = 2n ** BigInt(bits - 1);
  if (integers && (BigInt(integers.min) < -limit || BigInt(integers.max) >= limit)) return undefined;
  if (hasOnly(values, 'integers')) return {};
  if (asked !== true || !hasOnly(values, 'integers', 'reals', 'texts')) return undefined;
  if (reals && reals.integral !== reals.count) return undefined;
  return textsAre(texts, 'integer') ? readFromText(values) : undefined;
}

/** Reals, and integers that are exact as one. */
export function holdsFloat({ bits }: Of<'float'>, values: ColumnProfile, { asked }: Reading): Held | undefined {
  if (bits === 32 && asked !== true) return undefined;
  if ((values.integers?.beyondDouble ?? 0) > 0) return undefined;
  return holdsNumbers(values, asked);
}

/** Integers and finite reals, the latter by the shortest digits that read back the same. */
export function holdsDecimal(type: Of<'decimal'>, values: ColumnProfile, { asked }: Reading): Held | undefined {
  if ((values.reals?.infinite ?? 0) > 0) return undefined;
  const { precision, scale = 0 } = type;
  if (precision !== undefined && !withinLimits(values, precision - scale, scale)) return undefined;
  return holdsNumbers(values, asked);
}

function holdsNumbers(values: ColumnProfile, asked: boolean | undefined): Held | undefined {
  if (hasOnly(values, 'integers', 'reals')) return {};
  const numbers = asked === true && hasOnly(values, 'integers', 'reals', 'texts');
  return numbers && textsAre(values.texts, 'integer', 'decimal') ? readFromText(values) : undefined;
}

function readFromText(values: ColumnProfile): Held {
  if (!values.texts) return {};
  return { stored: { as: hasOnly(values, 'texts') ? 'text' : 'mixed' } };
}

function withinLimits(values: ColumnProfile, integerDigits: number, scale: number): boolean {
  const { integers, reals } = values;
  const longest = integers ? Math.max(digits(integers.min), digits(integers.max)) : 0;
  if (longest > integerDigits) return false;
  return !reals || ((reals.maxIntegerDigits ?? Infinity) <= integerDigits && (reals.maxScale ?? Infinity) <= scale);
}

/** How many digits before the point; zero has none that count. */
function digits(integer: string): number {
  const magnitude = integer.startsWith('-') ? integer.slice(1) : integer;
  return magnitude === '0' ? 0 : magnitude.length;
}
