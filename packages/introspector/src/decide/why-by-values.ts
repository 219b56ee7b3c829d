import {
  byCount,
  formatTypeName,
  groupDigits,
  type ColumnProfile,
  type ColumnType,
  type StoredAs,
} from '@lite2pg/spec';
import { typeOfMeaning, type DeclaredType } from '@lite2pg/syntax';
import type { Why } from './decided-column.js';
import { countedMoments } from './counted-moments.js';
import { describeClasses, describeValues } from './value-words.js';
import { countClasses, hasOnly } from './values.js';

/** Why the values gave a column this type; undefined where the declaration alone would have and SQLite itself knows the type. */
export function whyByValues(column: {
  readonly declared: DeclaredType;
  readonly values: ColumnProfile;
  readonly type: ColumnType;
  readonly stored: StoredAs | undefined;
}): Why | undefined {
  const { declared, values, type, stored } = column;
  const name = formatTypeName(type);
  const found: Said = {
    whole: `the column has ${describeValues(values)}`,
    short: `the column has ${describeClasses(values)}`,
  };
  if (declared.meaning.kind === 'any') {
    return why(
      stored?.as === 'mixed' ? 'mixed-values' : 'no-type',
      found,
      (words) => `no type is declared, and ${words}`,
    );
  }
  if (stored && stored.as !== 'mixed')
    return { by: 'values', code: stored.as, reason: `every value ${describeStored(stored)}` };
  if (name === formatTypeName(typeOfMeaning(declared.meaning)) && !stored) {
    return whyConfirmed(type, values);
  }
  if (SHAPED.includes(type.kind)) return why('value-shapes', found, (words) => `${words}, all of that form`);
  if (declared.meaning.kind === 'uuid' && type.kind === 'text') {
    const spelling = 'text keeps their spelling, uuid allows only lower-case letters and four hyphens';
    return why('other-values', found, (words) => `${words}; ${spelling}`);
  }
  const obstacle = whyNoMoment(column) ?? { whole: `${name} holds them all`, short: `${name} holds them all` };
  return why('other-values', found, (words, form) => `${words}; ${obstacle[form]}`);
}

/** A description of values, with counts and samples and without them. */
interface Said {
  readonly whole: string;
  readonly short: string;
}

/** The reason that values are not the moments they were declared as; undefined if it is not known. */
function whyNoMoment({
  declared,
  values,
}: {
  readonly declared: DeclaredType;
  readonly values: ColumnProfile;
}): Said | undefined {
  if (declared.meaning.kind !== 'timestamp' && declared.meaning.kind !== 'date') return undefined;
  if (hasOnly(values, 'integers')) {
    const counted = countedMoments(values);
    return counted && { whole: counted.why, short: counted.summary };
  }
  const { looseTimestamp = 0, looseTimestampZone = 0 } = values.texts?.shapes ?? {};
  const loose = looseTimestamp + looseTimestampZone;
  if (loose === 0 || !hasOnly(values, 'texts')) return undefined;
  const areAll = loose === values.texts?.count;
  const which = areAll ? byCount(loose, 'it', 'they all') : `${groupDigits(loose)} of them`;
  const says = (who: string, count: number): string =>
    `${who} ${byCount(count, 'says', 'say')} more than a timestamp holds or ${byCount(count, 'is', 'are')} written in another form; text keeps all of it`;
  return { whole: says(which, loose), short: says(areAll ? 'they' : 'some of them', 2) };
}

function why(code: string, found: Said, say: (words: string, form: keyof Said) => string): Why {
  return { by: 'values', code, reason: say(found.whole, 'whole'), summary: say(found.short, 'short') };
}

/** That all values are of the declared type; undefined for types that SQLite itself has a storage class for. */
function whyConfirmed({ kind }: ColumnType, values: ColumnProfile): Why | undefined {
  const words = CONFIRMED[kind];
  if (words === undefined) return undefined;
  const count = Object.values(countClasses(values)).reduce((sum, ofClass) => sum + ofClass, 0);
  const whole = count === 1 ? `the only value is ${words[0]}` : `all ${groupDigits(count)} values are ${words[1]}`;
  return why('confirmed', { whole, short: `all values are ${words[1]}` }, (found) => `as declared: ${found}`);
}

/** Names for one value and for several values of a type. */
const CONFIRMED: Partial<Readonly<Record<ColumnType['kind'], readonly [one: string, several: string]>>> = {
  boolean: ['a boolean', 'booleans'],
  date: ['a date', 'dates'],
  time: ['a time', 'times'],
  timestamp: ['a timestamp', 'timestamps'],
  json: ['JSON', 'JSON'],
  uuid: ['a UUID', 'UUIDs'],
};

/** Types that the shapes of texts decide on: no wider than what was declared, only another. */
const SHAPED: readonly ColumnType['kind'][] = ['date', 'time', 'timestamp'];

const UNITS = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;

/** A statement that is true of every value stored in this form: `lies between 1980 and 2100 as seconds since 1970`. */
export function describeStored(stored: StoredAs): string {
  return FORMS[stored.as](stored);
}

/** A form without words does not compile. */
const FORMS: Readonly<Record<StoredAs['as'], (stored: StoredAs) => string>> = {
  epoch: (stored) => `lies between 1980 and 2100 as ${'unit' in stored ? UNITS[stored.unit] : 'a count'} since 1970`,
  'julian-day': () => 'lies between 1900 and 2100 as a Julian day',
  words: (stored) => `is one of two words${'true' in stored ? `: ${stored.true}, ${stored.false}` : ''}`,
  text: () => 'is a number in text',
  blob: () => 'is 16 bytes long',
  mixed: () => 'has a text',
};
