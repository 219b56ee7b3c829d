import { blob, textWithBytes } from './blob-expressions.js';
import { condition } from './conditions.js';
import { json } from './json-expressions.js';
import type { Make } from './maker.js';
import { moment } from './moments.js';
import { integer, real } from './numbers.js';
import { text } from './texts.js';

/** An expression of SQLite whose value has an integer, real, text, blob or JSON text wherever it can. */
export const anyExpression: Make = (maker, depth) =>
  maker.pick([
    integer,
    integer,
    real,
    real,
    text,
    text,
    text,
    condition,
    condition,
    condition,
    moment,
    blob,
    textWithBytes,
    json,
    mixed,
  ])(maker, depth);

/** A value whose class depends on the row. */
export const mixed: Make = (maker, depth) => {
  const d = Math.max(0, depth - 1);
  const any = (): string => maker.pick([integer, real, text])(maker, d);
  return maker.one([
    () => `CASE WHEN ${condition(maker, d)} THEN ${any()} ELSE ${any()} END`,
    () => `coalesce(${any()}, ${any()})`,
    () => `iif(${condition(maker, d)}, ${any()}, ${any()})`,
    () => `(${any()} + ${any()})`,
    () => `(${any()} * ${any()})`,
    () => `(${any()} - ${any()})`,
    () => `(${any()} / ${any()})`,
    () => `(${any()} % ${any()})`,
    () => `max(${any()}, ${any()}, ${any()})`,
    () => `min(${any()}, ${any()})`,
    () => `nullif(${any()}, ${any()})`,
    () =>
      `CAST(${any()} AS ${maker.pick(['NUMERIC', 'DECIMAL(10,2)', 'BOOLEAN', 'DATETIME', 'VARCHAR(3)', 'BIGINT', 'DOUBLE'])})`,
    () => `(${any()} ${maker.pick(['=', '<', '>', '<=', 'IS', 'IS NOT', '<>'])} ${mixedOperand(maker, d)})`,
    () => `(${mixedOperand(maker, d)} ${maker.pick(['', 'NOT '])}BETWEEN ${any()} AND ${any()})`,
    () => `(${mixedOperand(maker, d)} ${maker.pick(['', 'NOT '])}IN (${any()}, ${any()}, NULL))`,
    () => `typeof(${mixedOperand(maker, d)})`,
    () => `quote(${mixedOperand(maker, d)})`,
    () => `(${mixedOperand(maker, d)} || ${any()})`,
    () => `-${mixedOperand(maker, d)}`,
    () => `abs(${mixedOperand(maker, d)})`,
  ]);
};

const mixedOperand: Make = (maker, depth) => {
  const d = Math.max(0, depth - 1);
  return maker.one([
    () => `coalesce(${integer(maker, d)}, ${text(maker, 0)})`,
    () => `CASE WHEN ${condition(maker, d)} THEN ${integer(maker, 0)} ELSE ${real(maker, 0)} END`,
    () => `CASE WHEN ${condition(maker, d)} THEN ${integer(maker, 0)} ELSE ${text(maker, 0)} END`,
    () => `(${text(maker, 0)} + ${integer(maker, 0)})`,
    () => maker.pick(maker.names.reals),
  ]);
};
