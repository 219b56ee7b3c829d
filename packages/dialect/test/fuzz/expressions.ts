import type { Random } from './random.js';

type Make = (random: Random, depth: number) => string;

const INTEGERS = ['0', '1', '-1', '2', '7', '-3', '10', '255', '2147483647', '9007199254740993', '0x10'];
const REALS = ['0.5', '-1.5', '2.5', '1e3', '.25', '3.0', '1234.5678', '-0.1', '1e15'];
const TEXTS = [
  "''",
  "'a'",
  "'B'",
  "'abc'",
  "'12'",
  "'12abc'",
  "' 7 '",
  "'-3.5'",
  "'é'",
  "'a%b'",
  "'x_y'",
  "'1e2'",
  "'2024-02-29'",
  "'it''s'",
];
const DATES = [
  "'2024-01-31'",
  "'2023-12-31 23:59:59'",
  "'2024-02-29 12:00'",
  "'12:34:56'",
  'd',
  'd',
  'd',
  '2460000.5',
  "'not a date'",
];
const MODIFIERS = [
  "'+1 month'", "'-1 month'", "'+1 day'", "'-1 day'", "'start of month'", "'start of year'", "'start of day'", "'+1 year'", "'-13 months'",
  "'weekday 0'", "'weekday 3'", "'+90 minutes'", "'-3600 seconds'", "'+1.5 days'", "'+12:30'", "'-00:00:30'", "'+0 days'",
]; // prettier-ignore
const FORMATS = [
  "'%Y-%m-%d'",
  "'%H:%M:%S'",
  "'%Y'",
  "'%j'",
  "'%w'",
  "'%W'",
  "'%s'",
  "'%Y-%m'",
  "'%d/%m/%Y %%'",
  "'%f'",
  "'%e %k %I %p'",
  "'%U %u %V %G'",
];

/** An expression of SQLite over the columns i, j, r, s, n, b and d, whose value has an integer, real, text … wherever it can. */
export function anyExpression(random: Random, depth: number): string {
  return random.pick([integer, integer, real, text, text, condition, condition, moment])(random, depth);
}

const integer: Make = (random, depth) => {
  if (depth <= 0) return random.pick(['i', 'j', 'i', 'j', 'id', random.pick(INTEGERS)]);
  const d = depth - 1;
  return random.pick<() => string>([
    () => `(${integer(random, d)} ${random.pick(['+', '-', '*', '/', '%', '&', '|'])} ${integer(random, 0)})`,
    () => `(${integer(random, d)} ${random.pick(['<<', '>>'])} ${random.pick(['1', '3', 'i', '-2'])})`,
    () => `-(${integer(random, 0)})`,
    () => `~${integer(random, d)}`,
    () => `abs(${integer(random, d)})`,
    () => `length(${random.pick([text, integer, real])(random, d)})`,
    () => `instr(${text(random, d)}, ${text(random, 0)})`,
    () => `unicode(${text(random, d)})`,
    () => `CAST(${random.pick([text, real, integer])(random, d)} AS INTEGER)`,
    () => `coalesce(${integer(random, d)}, ${integer(random, 0)})`,
    () => `nullif(${integer(random, d)}, ${integer(random, 0)})`,
    () => `${random.pick(['max', 'min'])}(${integer(random, d)}, ${integer(random, 0)})`,
    () => `CASE WHEN ${condition(random, d)} THEN ${integer(random, d)} ELSE ${integer(random, 0)} END`,
    () => `iif(${condition(random, d)}, ${integer(random, 0)}, ${integer(random, d)})`,
    () => condition(random, d),
    () => `unixepoch(${random.pick(DATES)})`,
  ])();
};

const real: Make = (random, depth) => {
  if (depth <= 0) return random.pick(['r', 'r', random.pick(REALS)]);
  const d = depth - 1;
  return random.pick<() => string>([
    () => `(${real(random, d)} ${random.pick(['+', '-', '*', '/', '%'])} ${random.pick([real, integer])(random, 0)})`,
    () => `(${integer(random, 0)} ${random.pick(['+', '-', '*', '/'])} ${real(random, d)})`,
    () => `round(${real(random, d)}${random.pick(['', ', 1', ', 2', ', 0'])})`,
    () => `abs(${real(random, d)})`,
    () => `-(${real(random, 0)})`,
    () => `CAST(${random.pick([text, integer, real])(random, d)} AS REAL)`,
    () => `julianday(${random.pick(DATES)})`,
    () => `coalesce(${real(random, d)}, ${real(random, 0)})`,
    () => `${random.pick(['max', 'min'])}(${real(random, d)}, ${real(random, 0)})`,
  ])();
};

const text: Make = (random, depth) => {
  if (depth <= 0) return random.pick(['s', 's', 'n', 'd', random.pick(TEXTS)]);
  const d = depth - 1;
  return random.pick<() => string>([
    () => `(${random.pick([text, integer, real])(random, d)} || ${random.pick([text, integer, real])(random, 0)})`,
    () => `${random.pick(['upper', 'lower', 'trim', 'ltrim', 'rtrim'])}(${text(random, d)})`,
    () => `trim(${text(random, d)}, ${text(random, 0)})`,
    () =>
      `substr(${text(random, d)}, ${random.pick(['0', '1', '2', '-2', '-10', 'i', '3'])}${random.pick(['', ', 1', ', 2', ', 0', ', -1', ', j'])})`,
    () => `replace(${text(random, d)}, ${text(random, 0)}, ${text(random, 0)})`,
    () => `CAST(${random.pick([integer, real, text])(random, d)} AS TEXT)`,
    () => `coalesce(${text(random, d)}, ${text(random, 0)})`,
    () => `nullif(${text(random, d)}, ${text(random, 0)})`,
    () => `CASE ${text(random, 0)} WHEN ${text(random, 0)} THEN ${text(random, d)} ELSE ${text(random, 0)} END`,
    () => `hex(${random.pick(['s', 'b', 'i', "x'0aff'"])})`,
    () => `quote(${random.pick(['s', 'b', 'i', 'NULL'])})`,
    () => `typeof(${anyExpression(random, d)})`,
    () =>
      `printf(${random.pick(["'%d|%s'", "'%05d %s'", "'%x %s'", "'%-6d|%5s'", "'%+d %q'"])}, ${integer(random, d)}, ${text(random, 0)})`,
    () => `printf(${random.pick(["'%.2f'", "'%8.1f'", "'%f'", "'%.0f'", "'%,.2f'"])}, ${real(random, d)})`,
    () => `${random.pick(['max', 'min'])}(${text(random, d)}, ${text(random, 0)})`,
    () => moment(random, d),
  ])();
};

const moment: Make = (random) => {
  const modifiers = Array.from({ length: random.below(3) }, () => `, ${random.pick(MODIFIERS)}`).join('');
  const value = random.pick(DATES);
  return random.pick<() => string>([
    () => `${random.pick(['date', 'datetime', 'time'])}(${value}${modifiers})`,
    () => `strftime(${random.pick(FORMATS)}, ${value}${modifiers})`,
    () => `date(i * 86400000, 'unixepoch'${modifiers})`,
  ])();
};

const condition: Make = (random, depth) => {
  const d = Math.max(0, depth - 1);
  const operand = random.pick([integer, real, text, text]);
  const other = random.pick([operand, operand, operand, integer, text, real]);
  const compare = (): string =>
    `(${operand(random, d)} ${random.pick(['=', '<>', '<', '<=', '>', '>=', 'IS', 'IS NOT', '=='])} ${other(random, 0)})`;
  if (depth <= 0) return compare();
  return random.pick<() => string>([
    compare,
    compare,
    () => `(${condition(random, d)} ${random.pick(['AND', 'OR'])} ${condition(random, 0)})`,
    () => `(NOT ${condition(random, d)})`,
    () => `(${operand(random, d)} ${random.pick(['', 'NOT '])}BETWEEN ${other(random, 0)} AND ${operand(random, 0)})`,
    () =>
      `(${operand(random, d)} ${random.pick(['', 'NOT '])}IN (${operand(random, 0)}, ${other(random, 0)}, ${operand(random, 0)}))`,
    () => `(${operand(random, d)} ${random.pick(['ISNULL', 'NOTNULL'])})`,
    () =>
      `(${text(random, d)} ${random.pick(['', 'NOT '])}LIKE ${random.pick(["'a%'", "'%B%'", "'_'", "'%\\%'", 's', "'É'"])})`,
    () => `(${text(random, d)} GLOB ${random.pick(["'a*'", "'[a-c]*'", "'?'", "'*[0-9]*'", "'[^a]*'", 's'])})`,
    () => `(${operand(random, d)} IS ${random.pick(['', 'NOT '])}${random.pick(['TRUE', 'FALSE', 'NULL'])})`,
    () => `(${text(random, d)} ${random.pick(['=', '<', '>', '<>'])} ${text(random, 0)} COLLATE NOCASE)`,
    () => `(i ${random.pick(['=', '<', 'IS'])} ${text(random, 0)})`,
    () => `(${random.pick([integer, real, text])(random, 0)} AND ${random.pick([integer, real, text])(random, 0)})`,
  ])();
};
