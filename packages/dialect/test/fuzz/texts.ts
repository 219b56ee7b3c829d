import { condition } from './conditions.js';
import { anyExpression } from './expressions.js';
import type { Make } from './maker.js';
import { moment } from './moments.js';
import { integer, real } from './numbers.js';

const TEXTS = [
  "''", "'a'", "'B'", "'abc'", "'ABC'", "'12'", "'12abc'", "' 7 '", "'-3.5'", "'é'", "'É'", "'a%b'", "'x_y'", "'1e2'", "'1e999'", "'0x10'", "'2024-02-29'", "'it''s'", "'9223372036854775808'",
  "'a b  c'", "'.5'", "'5.'", "'+3'", "'-'", "'1.0'", "'12.0'", "'0'", "'日本語'", "'😀x'", "'a\\b'", "'[x]'", "'a*'", "'abc  '", "'\"q\"'", "'Infinity'", "'nan'", "'true'",
]; // prettier-ignore
const FORMATS = [
  "'%d|%s'", "'%05d %s'", "'%x %s'", "'%-6d|%5s'", "'%+d %q'", "'%8d%.2s'", "'%,d|%s'", "'%d%% %w'", "'% d %-8s|'", "'%X-%Q'", "'%03d:%c'", "'%i %10.3s|'", "'%u %s'", "'%lld %s'", "'%#x'",
]; // prettier-ignore

/** An expression that gives text. */
export const text: Make = (maker, depth) => {
  const { pick } = maker;
  if (depth <= 0) return pick([pick(maker.names.texts), pick(TEXTS)]);
  const d = depth - 1;
  const any = (): string => pick([text, integer, real])(maker, d);
  const small = (): string => pick([text, text, integer, real])(maker, 0);
  return maker.one([
    () => `(${any()} || ${small()})`,
    () => `(${any()} || ${small()} || ${small()})`,
    () => `${pick(['upper', 'lower', 'trim', 'ltrim', 'rtrim'])}(${any()})`,
    () => `${pick(['trim', 'ltrim', 'rtrim'])}(${any()}, ${small()})`,
    () =>
      `${pick(['substr', 'substring'])}(${any()}, ${pick(['0', '1', '2', '-2', '-10', integer(maker, 0), '3'])}${pick(['', ', 1', ', 2', ', 0', ', -1', `, ${integer(maker, 0)}`, ', 100'])})`,
    () => `replace(${any()}, ${small()}, ${small()})`,
    () => `CAST(${any()} AS ${pick(['TEXT', 'VARCHAR(2)', 'CHAR'])})`,
    () => `coalesce(${text(maker, d)}, ${text(maker, 0)})`,
    () => `nullif(${text(maker, d)}, ${small()})`,
    () => `CASE ${text(maker, 0)} WHEN ${small()} THEN ${text(maker, d)} ELSE ${text(maker, 0)} END`,
    () =>
      `CASE WHEN ${condition(maker, d)} THEN ${text(maker, 0)} WHEN ${condition(maker, 0)} THEN ${text(maker, 0)} END`,
    () => `quote(${pick([text(maker, 0), integer(maker, 0), 'NULL', real(maker, 0)])})`,
    () => `typeof(${anyExpression(maker, d)})`,
    () => `${pick(['printf', 'format'])}(${pick(FORMATS)}, ${pick([integer, integer, text])(maker, d)}, ${small()})`,
    () =>
      `printf(${pick(["'%.2f'", "'%8.1f'", "'%f'", "'%.0f'", "'%,.2f'", "'%+.3f'", "'%08.2f|'", "'%-8.1f|'", "'%.10f'", "'%.15f'", "'%!.3f'"])}, ${pick([real, real, integer, text])(maker, d)})`,
    () =>
      `printf(${pick(["'%g'", "'%e'", "'%.3g'", "'%.3e'", "'%G'", "'%!.15g'", "'%12.4g|'", "'%!g'", "'%.10e'", "'%+e'", "'%.17g'"])}, ${pick([real, real, integer, text])(maker, d)})`,
    () => `${pick(['max', 'min'])}(${text(maker, d)}, ${text(maker, 0)})`,
    () => `printf('%*d|%-*s', ${pick(['3', '-5', '0'])}, ${integer(maker, d)}, ${pick(['4', '9'])}, ${small()})`,
    () => `char(${pick(['65', '233', '128512', '0x41'])}, ${pick(['66', '-5', '8364'])})`,
    () => `concat(${any()}, ${small()}, NULL)`,
    () => `concat_ws(${small()}, ${any()}, NULL, ${small()})`,
    () => `unhex(hex(${text(maker, 0)}))`,
    () => moment(maker, d),
  ]);
};
