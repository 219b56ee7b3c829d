import type { ColumnProfile, ColumnType, StoredAs } from '@lite2pg/spec';
import { holdsDecimal, holdsFloat, holdsInteger } from './holds-number.js';
import { holdsDate, holdsTime, holdsTimestamp } from './holds-moment.js';
import { holdsBoolean } from './holds-boolean.js';
import { hasOnly, isEmpty, textsAre } from './values.js';

/** A type that takes every value of a column, and how SQLite holds those values where it is not the type's plain form. */
export interface Held {
  readonly stored?: StoredAs;
}

/** How far a value may be read. */
export interface Reading {
  /**
   * A person asked for this type: texts that are numbers may become numbers, though '1.50' and '+1' may not come back
   * as they were spelt. Without it nothing is taken that has been written in more than one way.
   */
  readonly asked?: boolean;
  /** Text that holds a NUL or is not valid does not count as held: it would have to be repaired. */
  readonly exactText?: boolean;
  /** A person asked for moments in any written form, cut to what a timestamp holds. */
  readonly loose?: boolean;
}

type Holds<T> = (type: T, values: ColumnProfile, reading: Reading) => Held | undefined;

/** A kind of type without a rule does not compile. */
const HOLDS: { readonly [K in ColumnType['kind']]: Holds<Extract<ColumnType, { kind: K }>> } = {
  boolean: holdsBoolean,
  integer: holdsInteger,
  decimal: holdsDecimal,
  float: holdsFloat,
  text: ({ maxLength }, values, { exactText }) => {
    if (!hasOnly(values, 'integers', 'reals', 'texts')) return undefined;
    if (maxLength !== undefined && !(hasOnly(values, 'texts') && (values.texts?.maxCharacters ?? 0) <= maxLength)) {
      return undefined;
    }
    if (exactText === true && (values.texts?.nul ?? 0) + (values.texts?.invalidUtf8 ?? 0) > 0) return undefined;
    return hasOnly(values, 'texts') ? {} : { stored: { as: 'mixed' } };
  },
  bytes: (_type, values) => (hasOnly(values, 'blobs') ? {} : { stored: { as: 'mixed' } }),
  date: holdsDate,
  time: holdsTime,
  timestamp: holdsTimestamp,
  json: (_type, values) => {
    const finite = (values.reals?.infinite ?? 0) === 0;
    // A column declared JSON has NUMERIC affinity: SQLite makes numbers of the documents that are numbers.
    const documents = hasOnly(values, 'texts', 'integers', 'reals') && textsAre(values.texts, 'json');
    return finite && documents ? {} : undefined;
  },
  uuid: (_type, values) => {
    if (hasOnly(values, 'texts') && textsAre(values.texts, 'uuid')) return {};
    const blobs = hasOnly(values, 'blobs') && values.blobs?.uuids === values.blobs?.count;
    return blobs ? { stored: { as: 'blob' } } : undefined;
  },
};

/** How a type takes every value of a column; undefined where it does not. A column without values fits every type. */
export function holds(type: ColumnType, values: ColumnProfile, reading: Reading = {}): Held | undefined {
  if (isEmpty(values)) return {};
  return (HOLDS[type.kind] as Holds<ColumnType>)(type, values, reading);
}
