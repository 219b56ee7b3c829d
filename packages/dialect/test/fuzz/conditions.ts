import type { Make } from './maker.js';
import { integer, real } from './numbers.js';
import { text } from './texts.js';

const LIKES = [
  "'a%'", "'%B%'", "'_'", "'%\\%'", "'É'", "'%'", "'__%'", "'ABC'", "'a\\%b'", "'%é%'", "''", "'_b_'", "'12%'", "'%.%'", "'-%'",
]; // prettier-ignore
const GLOBS = [
  "'a*'", "'[a-c]*'", "'?'", "'*[0-9]*'", "'[^a]*'", "'*'", "''", "'*[]]*'", "'[a-]*'", "'[0-9][0-9]*'", "'*%*'", "'É*'", "'[!a]*'", "'*\\*'", "'[z-a]*'", "'[a-c-e]*'", "'[]-a]*'", "'[^]a]*'", "'??c'", "'*[^0-9.]*'", "'[A-Z]??'",
]; // prettier-ignore

/** An expression that SQLite's comparisons give: 0, 1 or NULL. */
export const condition: Make = (maker, depth) => {
  const { pick } = maker;
  const d = Math.max(0, depth - 1);
  const operand = pick([integer, real, text, text]);
  const other = pick([operand, operand, operand, integer, text, real]);
  const not = (): string => pick(['', 'NOT ']);
  const collate = (): string => pick(['', '', '', ' COLLATE NOCASE', ' COLLATE BINARY', ' COLLATE RTRIM']);
  const compare = (): string =>
    `(${operand(maker, d)} ${pick(['=', '<>', '<', '<=', '>', '>=', 'IS', 'IS NOT', '==', '!='])} ${other(maker, 0)})`;
  if (depth <= 0) return compare();
  return maker.one([
    compare,
    compare,
    compare,
    () => `(${condition(maker, d)} ${pick(['AND', 'OR'])} ${condition(maker, 0)})`,
    () => `(NOT ${condition(maker, d)})`,
    () => `(${operand(maker, d)} ${not()}BETWEEN ${other(maker, 0)} AND ${operand(maker, 0)})`,
    () => `(${operand(maker, d)} ${not()}IN (${operand(maker, 0)}, ${other(maker, 0)}, ${operand(maker, 0)}))`,
    () => `(${operand(maker, d)} ${not()}IN ())`,
    () => `(${operand(maker, d)} ${pick(['ISNULL', 'NOTNULL', 'IS NULL', 'IS NOT NULL', 'NOT NULL'])})`,
    () => `(${pick([text, text, integer, real])(maker, d)} ${not()}LIKE ${pick([...LIKES, ...maker.names.texts])})`,
    () => `(${text(maker, d)} ${not()}LIKE ${pick(["'a\\%%'", "'%\\_%'", "'x\\_y'"])} ESCAPE '\\')`,
    () => `(${pick([text, text, integer])(maker, d)} ${not()}GLOB ${pick([...GLOBS, ...maker.names.texts])})`,
    () => `(${operand(maker, d)} IS ${not()}${pick(['TRUE', 'FALSE', 'NULL'])})`,
    () => `(${operand(maker, d)} IS ${not()}DISTINCT FROM ${other(maker, 0)})`,
    () => `(${text(maker, d)} ${pick(['=', '<', '>', '<>', 'IS'])} ${text(maker, 0)}${collate()})`,
    () => `(${text(maker, d)}${collate()} ${pick(['=', '<', '>='])} ${text(maker, 0)})`,
    () => `(${text(maker, d)}${collate()} ${not()}BETWEEN ${text(maker, 0)} AND ${text(maker, 0)})`,
    () => `(${text(maker, d)}${collate()} ${not()}IN (${text(maker, 0)}, ${text(maker, 0)}))`,
    () =>
      `(${pick([...maker.names.integers, ...maker.names.reals])} ${pick(['=', '<', 'IS', '>=', '<>'])} ${text(maker, 0)})`,
    () => `(${pick([integer, real, text])(maker, 0)} AND ${pick([integer, real, text])(maker, 0)})`,
    () => `(${pick([integer, real, text])(maker, 0)} OR ${pick([integer, real, text])(maker, 0)})`,
    () =>
      `((${pick(maker.names.integers)}, ${pick([...maker.names.texts, ...maker.names.reals])}) ${pick(['=', '<', '>=', '<>', 'IS'])} (${integer(maker, 0)}, ${other(maker, 0)}))`,
  ]);
};
