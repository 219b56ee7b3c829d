import { quoteLiteral } from '@lite2pg/spec';

/** A format of strftime() in PostgreSQL's words. */
export interface MomentFormat {
  /** The one pattern of to_char() that says all of it, if there is one. */
  readonly pattern: string | undefined;
  /** Whether it writes a year. */
  readonly year: boolean;
  /** Whether it writes parts of a second. */
  readonly fraction: boolean;
  /** SQL of the text, of a timestamp. */
  readonly sql: (moment: string) => string;
}

/** Fields that to_char() knows; %Y is four digits in the years 1 to 9999. */
const PATTERNS: Readonly<Record<string, string>> = {
  d: 'DD',
  f: 'SS.MS',
  F: 'YYYY-MM-DD',
  G: 'IYYY',
  g: 'IY',
  H: 'HH24',
  I: 'HH12',
  j: 'DDD',
  m: 'MM',
  M: 'MI',
  p: 'AM',
  P: 'am',
  R: 'HH24:MI',
  S: 'SS',
  T: 'HH24:MI:SS',
  u: 'ID',
  V: 'IW',
  Y: 'YYYY',
};

/** Fields that are said otherwise. */
const EXPRESSIONS: Readonly<Record<string, (moment: string) => string>> = {
  e: (t) => `lpad(to_char(${t}, 'FMDD'), 2)`,
  k: (t) => `lpad(to_char(${t}, 'FMHH24'), 2)`,
  l: (t) => `lpad(to_char(${t}, 'FMHH12'), 2)`,
  s: (t) => `${secondsSql(t)}::text`,
  w: (t) => `extract(dow FROM ${t})::bigint::text`,
};

/** A timestamp's whole seconds since 1970. */
export function secondsSql(moment: string): string {
  return `extract(epoch FROM date_trunc('second', ${moment}))::bigint`;
}

/** The format in PostgreSQL's words; undefined where they do not say it exactly. */
export function momentFormat(format: string): MomentFormat | undefined {
  const parts = partsOf(format);
  if (!parts || parts.length === 0) return undefined;
  const [first] = parts;
  const fields = Array.from(format.matchAll(/%(.)/gs), ([, field]) => field ?? '');
  return {
    pattern: parts.length === 1 && typeof first === 'string' ? first : undefined,
    year: fields.some((field) => 'FGgY'.includes(field)),
    fraction: fields.includes('f'),
    sql: (moment) =>
      parts
        .map((part) => (typeof part === 'string' ? `to_char(${moment}, ${quoteLiteral(part)})` : part(moment)))
        .join(' || '),
  };
}

type Part = string | ((moment: string) => string);

/** Runs of what one pattern says, and what stands between them. */
function partsOf(format: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  const add = (pattern: string): void => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = joinedPattern(last, pattern);
    else parts.push(pattern);
  };
  for (const [, field, text = ''] of format.matchAll(/%(.?)|([^%]+)/gs)) {
    const pattern = field === undefined || field === '%' ? quoted(field ?? text) : PATTERNS[field];
    const expression = field === undefined ? undefined : EXPRESSIONS[field];
    if (pattern !== undefined) add(pattern);
    else if (expression) parts.push(expression);
    else return undefined;
  }
  return parts;
}

/** Two fields side by side: empty quotes keep those apart of which to_char() would read another field. */
function joinedPattern(left: string, right: string): string {
  const isUsual = /(YYYY|MM|DD|HH24|MI)$/.test(left) && /^(MM|DD(?!D)|HH24|MI|SS)/.test(right);
  const touch = /[A-Z0-9]$/i.test(left) && /^[A-Z]/i.test(right);
  return touch && (!isUsual || (left.endsWith('D') && right.startsWith('D'))) ? `${left}""${right}` : `${left}${right}`;
}

/** Literal text of a pattern: what could be a field stands in quotes. */
function quoted(text: string): string {
  return /^[-/:., ]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
