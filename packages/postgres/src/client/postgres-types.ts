import pg from 'pg';

/** Turns the text of a value into what a row holds. */
export type TextParser = (text: string) => unknown;

const asText: TextParser = (text) => text;
/** The driver's own parser; its typing knows the ids by an enum that leaves out the arrays. */
const driverParser = pg.types.getTypeParser as (id: number, format: 'text' | 'binary') => TextParser;
const TEXT_ARRAY = 1009;
const asTexts = driverParser(TEXT_ARRAY, 'text');

/** Types whose usual form in JavaScript loses digits, microseconds, key order or zones: they stay the server's text. */
const TEXT_TYPES = [
  20, // int8
  114, // json
  600, // point
  718, // circle
  1082, // date
  1114, // timestamp
  1184, // timestamptz
  1186, // interval
  1700, // numeric
  3802, // jsonb
];

/** Arrays of those: arrays of texts. */
const TEXT_ARRAY_TYPES = [
  199, // json[]
  1016, // int8[]
  1017, // point[]
  1115, // timestamp[]
  1182, // date[]
  1185, // timestamptz[]
  1187, // interval[]
  1231, // numeric[]
  3807, // jsonb[]
];

/** The parsers by type id that keep every value whole; all other types are as `pg` has them. */
export const LOSSLESS_PARSERS: ReadonlyMap<number, TextParser> = new Map<number, TextParser>([
  ...TEXT_TYPES.map((id) => [id, asText] as const),
  ...TEXT_ARRAY_TYPES.map((id) => [id, asTexts] as const),
]);

/** The parsers of types, as `pg` asks for them. */
export const losslessTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format: 'text' | 'binary' = 'text'): TextParser =>
    (format === 'text' ? LOSSLESS_PARSERS.get(id) : undefined) ?? driverParser(id, format),
};
