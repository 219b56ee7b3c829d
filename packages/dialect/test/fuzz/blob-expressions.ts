import type { Make } from './maker.js';
import { integer } from './numbers.js';
import { text } from './texts.js';

const BLOBS = ["x''", "x'00'", "x'0aff'", "x'414243'", "x'61'", "x'c3a9'"];

/** An expression that gives bytes. */
export const blob: Make = (maker, depth) => {
  const { pick } = maker;
  if (depth <= 0) return pick([pick(BLOBS), pick(maker.names.blobs)]);
  const d = depth - 1;
  return maker.one([
    () => `CAST(${text(maker, d)} AS BLOB)`,
    () => `substr(${blob(maker, d)}, ${pick(['1', '2', '-1', '0', '-2', '3'])}${pick(['', ', 1', ', 2', ', -1'])})`,
    () => `coalesce(${blob(maker, d)}, ${blob(maker, 0)})`,
    () => `nullif(${blob(maker, d)}, ${pick([blob, text])(maker, 0)})`,
    () => `CASE WHEN ${integer(maker, 0)} > 0 THEN ${blob(maker, d)} ELSE ${blob(maker, 0)} END`,
    () => `${pick(['max', 'min'])}(${blob(maker, d)}, ${blob(maker, 0)})`,
    () => `zeroblob(${pick(['0', '3'])})`,
    () => `unhex(${pick(["'0a0B'", "'zz'", `hex(${blob(maker, 0)})`, "'4'"])})`,
  ]);
};

/** Expressions that ask about bytes, or make text of them. */
export const textWithBytes: Make = (maker, depth) => {
  const { pick } = maker;
  const d = Math.max(0, depth - 1);
  return maker.one([
    () => `hex(${blob(maker, d)})`,
    () => `hex(${text(maker, d)})`,
    () => `quote(${blob(maker, d)})`,
    () => `length(${blob(maker, d)})`,
    () => `typeof(${blob(maker, d)})`,
    () => `instr(${blob(maker, d)}, ${blob(maker, 0)})`,
    () =>
      `(${blob(maker, d)} ${pick(['=', '<', '>', 'IS', '<>', 'IS NOT', '>='])} ${pick([blob, blob, text])(maker, 0)})`,
    () => `(${text(maker, d)} ${pick(['=', '<', '>', 'IS'])} ${blob(maker, 0)})`,
    () => `(${blob(maker, d)} IN (${blob(maker, 0)}, ${text(maker, 0)}))`,
    () => `(${blob(maker, d)} IS NULL)`,
  ]);
};
