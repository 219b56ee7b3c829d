import type { ColumnProfile, ColumnType } from '@lite2pg/spec';
import { typeOfMeaning, type Meaning } from '@lite2pg/syntax';
import { hasOnly } from './values.js';

const BIGINT: ColumnType = { kind: 'integer', bits: 64 };
const DOUBLE: ColumnType = { kind: 'float', bits: 64 };
const NUMERIC: ColumnType = { kind: 'decimal' };
const TEXT: ColumnType = { kind: 'text' };
const BYTEA: ColumnType = { kind: 'bytes' };
/** A moment as SQLite's functions write it. */
export const WALL_CLOCK: ColumnType = { kind: 'timestamp', zone: 'none' };
/** A moment with its zone. */
export const MOMENT: ColumnType = { kind: 'timestamp', zone: 'utc' };
const TIME: ColumnType = { kind: 'time' };

/** From the narrowest to the type that takes everything. A double is tried before numeric: it is what SQLite counts with. */
export const LADDER: readonly ColumnType[] = [BIGINT, DOUBLE, NUMERIC, TEXT, BYTEA];

type Candidates<M> = (meaning: M, values: ColumnProfile) => readonly ColumnType[];

/** The types a column may get, best first; the last takes everything. A meaning without candidates does not compile. */
const CANDIDATES: { readonly [K in Meaning['kind']]: Candidates<Extract<Meaning, { kind: K }>> } = {
  integer: () => LADDER,
  float: () => [DOUBLE, NUMERIC, TEXT, BYTEA],
  decimal: (meaning) => [typeOfMeaning(meaning), NUMERIC, DOUBLE, TEXT, BYTEA],
  boolean: () => [{ kind: 'boolean' }, ...LADDER],
  date: () => [{ kind: 'date' }, WALL_CLOCK, MOMENT, TIME, ...LADDER],
  timestamp: ({ zone }) => [...(zone === 'none' ? [WALL_CLOCK, MOMENT] : [MOMENT, WALL_CLOCK]), TIME, ...LADDER],
  // A number in a TIME column is more likely a length of time than a moment.
  time: (_meaning, values) => (hasOnly(values, 'texts') ? [TIME, WALL_CLOCK, MOMENT, TEXT, BYTEA] : LADDER),
  json: () => [{ kind: 'json' }, TEXT, BYTEA],
  uuid: () => [{ kind: 'uuid' }, ...LADDER],
  text: () => [TEXT, BYTEA],
  bytes: (_meaning, values) => (hasOnly(values, 'integers', 'reals') ? LADDER : [BYTEA]),
  any: () => LADDER,
};

/** The types that a column with this meaning and these values may get, best first. At least the last holds them. */
export function candidatesOf(meaning: Meaning, values: ColumnProfile): readonly ColumnType[] {
  return (CANDIDATES[meaning.kind] as Candidates<Meaning>)(meaning, values);
}
