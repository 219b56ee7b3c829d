/* Generated from schema/profile.schema.json by scripts/schema-types.mjs. Change the schema, then run: npm run types */

/**
 * What the values of a SQLite file look like: facts that decide how they can be held on the target. It holds samples of odd values only, with their keys.
 */
export interface Profile {
  /**
   * Where this JSON Schema is published.
   */
  $schema?: string;
  /**
   * The version of this format.
   */
  readonly profileVersion: 1;
  /**
   * Sorted by name.
   */
  readonly tables: readonly TableProfile[];
}
/**
 * A table.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "TableProfile".
 */
export interface TableProfile {
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * How many.
   */
  readonly rows: number;
  /**
   * In table order.
   */
  readonly columns: readonly ColumnProfile[];
}
/**
 * A column. Classes that do not occur are left out.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "ColumnProfile".
 */
export interface ColumnProfile {
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * How many NULLs.
   */
  readonly nulls: number;
  readonly integers?: IntegerProfile;
  readonly reals?: RealProfile;
  readonly texts?: TextProfile;
  readonly blobs?: BlobProfile;
  /**
   * Values that few types can hold, or that break movers; each kind with its count and the first few. Left out when empty.
   */
  readonly oddities?: readonly Oddity[];
}
/**
 * INTEGER values.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "IntegerProfile".
 */
export interface IntegerProfile {
  /**
   * How many.
   */
  readonly count: number;
  /**
   * The smallest, in decimal (64 bits do not fit a JSON number).
   */
  readonly min: string;
  /**
   * The largest.
   */
  readonly max: string;
  /**
   * How many are 0 or 1.
   */
  readonly booleans: number;
  /**
   * How many have no exact double (beyond 2^53).
   */
  readonly beyondDouble: number;
  /**
   * How many lie between 1980 and 2100 when read as seconds since 1970.
   */
  readonly epochSeconds: number;
  /**
   * The same as milliseconds.
   */
  readonly epochMilliseconds: number;
  /**
   * The same as microseconds.
   */
  readonly epochMicroseconds: number;
  /**
   * The same as nanoseconds.
   */
  readonly epochNanoseconds: number;
}
/**
 * REAL values.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "RealProfile".
 */
export interface RealProfile {
  /**
   * How many.
   */
  readonly count: number;
  /**
   * The smallest, in the shortest form that reads back the same.
   */
  readonly min: string;
  /**
   * The largest.
   */
  readonly max: string;
  /**
   * How many have no fraction and fit 64 bits.
   */
  readonly integral: number;
  /**
   * How many are plus or minus infinity.
   */
  readonly infinite: number;
  /**
   * How many lie between 1900 and 2100 when read as Julian days.
   */
  readonly julianDays: number;
  /**
   * How many lie between 1980 and 2100 when read as seconds since 1970.
   */
  readonly epochSeconds: number;
  /**
   * The same as milliseconds.
   */
  readonly epochMilliseconds: number;
  /**
   * The most digits before the decimal point. Only where the declared type is a decimal with a precision.
   */
  readonly maxIntegerDigits?: number;
  /**
   * The most digits after it, in the shortest form. Only where the declared type is a decimal with a precision.
   */
  readonly maxScale?: number;
}
/**
 * TEXT values.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "TextProfile".
 */
export interface TextProfile {
  /**
   * How many.
   */
  readonly count: number;
  /**
   * The longest, in bytes of UTF-8.
   */
  readonly maxBytes: number;
  /**
   * The longest, in characters (code points).
   */
  readonly maxCharacters: number;
  readonly shapes: TextShapes;
  /**
   * How many are moments with an offset other than UTC, which a timestamp does not keep. Left out when 0.
   */
  readonly offsets?: number;
  /**
   * How many are not valid text in the encoding of the file.
   */
  readonly invalidUtf8: number;
  /**
   * How many hold a NUL character.
   */
  readonly nul: number;
}
/**
 * How many texts have each shape. A text has one shape: the first of these that fits. Shapes that do not occur are left out.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "TextShapes".
 */
export interface TextShapes {
  /**
   * No characters.
   */
  readonly empty?: number;
  /**
   * A whole number of up to 19 digits, no leading zero or plus sign, within 64 bits.
   */
  readonly integer?: number;
  /**
   * Another number that PostgreSQL's numeric reads: sign, digits, point, exponent.
   */
  readonly decimal?: number;
  /**
   * One of true, false, t, f, yes, no, y, n, on, off, in any case.
   */
  readonly boolean?: number;
  /**
   * YYYY-MM-DD, a day that exists, years 0001 to 9999.
   */
  readonly date?: number;
  /**
   * A date, then a space or T, then HH:MM, HH:MM:SS or HH:MM:SS.fraction of at most six digits that are not zeros behind them, no zone.
   */
  readonly timestamp?: number;
  /**
   * The same with Z or an offset ±HH:MM, ±HHMM or ±HH behind it, blanks between them allowed.
   */
  readonly timestampZone?: number;
  /**
   * HH:MM, HH:MM:SS or with a fraction of at most six digits; below 24:00.
   */
  readonly time?: number;
  /**
   * Eight-four-four-four-twelve hexadecimal digits in lower case, with hyphens.
   */
  readonly uuid?: number;
  /**
   * A JSON document that jsonb holds without loss (no repeated names, no \u0000, no lone surrogates, numbers within numeric and no real that it writes as an integer: 1e3). Only looked for where the declared type says JSON, and there before all other shapes but 'empty': 12 and true are documents, too.
   */
  readonly json?: number;
  /**
   * None of these.
   */
  readonly other?: number;
  /**
   * A moment without a zone that says more than a timestamp holds or is written otherwise: digits beyond microseconds, a comma before them, a small t. Only looked for in columns meant to be dates or times, and there before 'other'.
   */
  readonly looseTimestamp?: number;
  /**
   * The same with a zone, which may be UTC or GMT, or an offset with a name and the reading of a clock behind it (+0200 CEST m=+0.5).
   */
  readonly looseTimestampZone?: number;
}
/**
 * BLOB values.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "BlobProfile".
 */
export interface BlobProfile {
  /**
   * How many.
   */
  readonly count: number;
  /**
   * The longest.
   */
  readonly maxBytes: number;
  /**
   * How many are 16 bytes long.
   */
  readonly uuids: number;
}
/**
 * One kind of odd value in a column.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "Oddity".
 */
export interface Oddity {
  /**
   * What is odd.
   */
  readonly kind:
    | 'text-in-number'
    | 'real-in-integer'
    | 'integer-in-text'
    | 'real-in-text'
    | 'blob-in-text'
    | 'text-in-blob'
    | 'blob-in-number'
    | 'number-in-blob'
    | 'invalid-utf8'
    | 'nul-in-text'
    | 'infinity'
    | 'not-a-date'
    | 'null-in-key';
  /**
   * How many.
   */
  readonly count: number;
  /**
   * The first few, in key order; of texts in a column declared boolean, the first few that are spelt differently.
   *
   * @maxItems 5
   */
  readonly samples: readonly Sample[];
}
/**
 * One value, with its row.
 *
 * This interface was referenced by `Profile`'s JSON-Schema
 * via the `definition` "Sample".
 */
export interface Sample {
  /**
   * The rowid, or the primary key in SQL words.
   */
  readonly key: string;
  /**
   * The value as an SQL literal, shortened to about 60 characters.
   */
  readonly value: string;
}
