import { condition } from './conditions.js';
import type { Make } from './maker.js';
import { date } from './moments.js';
import { text } from './texts.js';

const INTEGERS = [
  '0', '1', '-1', '2', '3', '5', '7', '-3', '10', '63', '64', '100', '255', '2147483647', '2147483648', '-2147483648', '36028797018963971', '9223372036854775807', '0x10',
]; // prettier-ignore
const REALS = [
  '0.5', '-1.5', '2.5', '1e3', '.25', '3.0', '1234.5678', '-0.1', '1e15', '1e16', '0.0', '-2.5', '1e-5', '123456789.125', '9e18', '1e100', '0.005', '1.005', '99.995',
]; // prettier-ignore

/** An expression that gives an integer. */
export const integer: Make = (maker, depth) => {
  const { pick } = maker;
  if (depth <= 0) return pick([pick(maker.names.integers), pick(maker.names.integers), pick(INTEGERS)]);
  const d = depth - 1;
  return maker.one([
    () => `(${integer(maker, d)} ${pick(['+', '-', '*', '/', '%', '&', '|'])} ${integer(maker, 0)})`,
    () => `(${integer(maker, d)} ${pick(['+', '-', '*', '/', '%', '&', '|'])} ${text(maker, 0)})`,
    () => `(${integer(maker, d)} ${pick(['<<', '>>'])} ${pick(['1', '3', integer(maker, 0), '-2', '64', '65', '63'])})`,
    () => `-(${integer(maker, 0)})`,
    () => `+${integer(maker, 0)}`,
    () => `~${integer(maker, d)}`,
    () => `abs(${integer(maker, d)})`,
    () => `sign(${pick([integer, real])(maker, d)})`,
    () => `length(${pick([text, integer, real])(maker, d)})`,
    () => `octet_length(${pick([text, integer])(maker, d)})`,
    () => `instr(${pick([text, text, integer, real])(maker, d)}, ${pick([text, integer])(maker, 0)})`,
    () => `unicode(${text(maker, d)})`,
    () => `CAST(${pick([text, real, integer])(maker, d)} AS INTEGER)`,
    () => `coalesce(${integer(maker, d)}, ${integer(maker, 0)})`,
    () => `ifnull(${integer(maker, d)}, ${integer(maker, 0)})`,
    () => `nullif(${integer(maker, d)}, ${pick([integer, real, text])(maker, 0)})`,
    () => `${pick(['max', 'min'])}(${integer(maker, d)}, ${integer(maker, 0)})`,
    () => `CASE WHEN ${condition(maker, d)} THEN ${integer(maker, d)} ELSE ${integer(maker, 0)} END`,
    () => `CASE ${integer(maker, d)} WHEN ${pick([integer, real, text])(maker, 0)} THEN ${integer(maker, 0)} END`,
    () => `iif(${condition(maker, d)}, ${integer(maker, 0)}, ${integer(maker, d)})`,
    () => condition(maker, d),
    () => `unixepoch(${date(maker, 0)})`,
    () => `CAST(strftime(${pick(["'%Y'", "'%m'", "'%d'", "'%H'", "'%s'", "'%j'"])}, ${date(maker, 0)}) AS INTEGER)`,
    () => `${pick(['ceil', 'floor', 'trunc', 'ceiling'])}(${integer(maker, d)})`,
  ]);
};

/** An expression that gives a real. */
export const real: Make = (maker, depth) => {
  const { pick } = maker;
  if (depth <= 0) return pick([pick(maker.names.reals), pick(REALS)]);
  const d = depth - 1;
  return maker.one([
    () => `(${real(maker, d)} ${pick(['+', '-', '*', '/', '%'])} ${pick([real, integer, text])(maker, 0)})`,
    () => `(${integer(maker, 0)} ${pick(['+', '-', '*', '/', '%'])} ${real(maker, d)})`,
    () =>
      `round(${pick([real, real, integer, text])(maker, d)}${pick(['', ', 1', ', 2', ', 0', ', -1', ', 3', ', 20', `, ${integer(maker, 0)}`])})`,
    () => `abs(${real(maker, d)})`,
    () => `-(${real(maker, 0)})`,
    () => `CAST(${pick([text, integer, real])(maker, d)} AS ${pick(['REAL', 'FLOAT', 'DOUBLE PRECISION'])})`,
    () => `julianday(${date(maker, 0)})`,
    () => `coalesce(${real(maker, d)}, ${real(maker, 0)})`,
    () => `nullif(${real(maker, d)}, ${pick([integer, real, text])(maker, 0)})`,
    () => `${pick(['max', 'min'])}(${real(maker, d)}, ${real(maker, 0)})`,
    () => `${pick(['ceil', 'floor', 'trunc'])}(${real(maker, d)})`,
    () => `sqrt(${pick([real, integer])(maker, 0)})`,
    () =>
      `${pick(['ln', 'log10', 'log', 'log2', 'radians', 'degrees', 'sin', 'atan', 'asin', 'tanh', 'acosh'])}(${pick([real(maker, 0), '2', '0.5', integer(maker, 0), '-1'])})`,
    () => `pow(${pick(['2', '10', integer(maker, 0), '1.5', '-2'])}, ${pick(['2', '0.5', '-1', '3'])})`,
    () => `mod(${pick([real, integer])(maker, 0)}, ${pick(['3', '2.5', '-7', '0', integer(maker, 0)])})`,
  ]);
};
