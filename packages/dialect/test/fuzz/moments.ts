import type { Make } from './maker.js';

const DATES = [
  "'2024-01-31'", "'2023-12-31 23:59:59'", "'2024-02-29 12:00'", "'12:34:56'", '2460000.5', "'not a date'", "'2024-02-30'", "'2023-06-15T23:30:00.500+02:30'", "'0000-01-01'",
  "'1582-10-15'", "'-0044-03-15'", "'2024-1-5'", "'2024-03-10 02:30:00Z'", "'2460000.25'", "'  2024-01-31'", "'2024-01-31 '", "''", '1e10', "'2024-12-30 06:07:08.9999'",
]; // prettier-ignore
const MODIFIERS = [
  "'+1 month'", "'-1 month'", "'+1 day'", "'-1 day'", "'start of month'", "'start of year'", "'start of day'", "'+1 year'", "'-13 months'", "'weekday 0'", "'weekday 3'", "'weekday 6'", "'+90 minutes'",
  "'-3600 seconds'", "'+1.5 days'", "'+12:30'", "'-00:00:30'", "'+0 days'", "'unixepoch'", "'julianday'", "'auto'", "'subsec'", "'+1.5 months'", "'-2.25 years'", "'+0001-02-03 04:05'", "'-0000-11-30'",
  "'floor'", "'ceiling'", "'+ 1 day'", "'1 day'", "'10 hours'", "'-10000 years'", "'+1 DAY'", "' +1 day'", "'+1 day '", "'bogus'", "'weekday 7'", "'+12:30:15.25'", "'-1 month ', 'floor'", "'+' || 3 || ' days'",
]; // prettier-ignore
const FORMATS = [
  "'%Y-%m-%d'", "'%H:%M:%S'", "'%Y'", "'%j'", "'%w'", "'%W'", "'%s'", "'%Y-%m'", "'%d/%m/%Y %%'", "'%f'", "'%e %k %I %p'", "'%U %u %V %G'", "'%F %T'", "'%R %l %P'", "'%J'", "'%Y-%m-%dT%H:%M:%fZ'", "'%g'",
  "'%x'", "'%'", "'a%Hb'", "''", "'%m%d'",
]; // prettier-ignore

/** Arguments of the date functions. */
export const date: Make = ({ pick, names }) => {
  // Small numbers are days before 4700 BC, where PostgreSQL's calendar ends.
  const texts = names.texts.filter((name) => name !== 'm');
  const day = `(abs(${pick(names.integers)} % 100000) + 2440000)`;
  return pick([pick(DATES), pick(DATES), pick(texts), pick(texts), day, `(${pick(names.reals)} + 2440000)`]);
};

/** A call of a date or time function. */
export const moment: Make = (maker) => {
  const { pick } = maker;
  const modifiers = Array.from({ length: maker.below(3) }, () => `, ${pick(MODIFIERS)}`).join('');
  const value = date(maker, 0);
  const count = pick(maker.names.integers);
  return maker.one([
    () => `${pick(['date', 'datetime', 'time'])}(${value}${modifiers})`,
    () => `strftime(${pick(FORMATS)}, ${value}${modifiers})`,
    () => `${pick(['julianday', 'unixepoch'])}(${value}${modifiers})`,
    () => `date(${count} % 100000 * 86400, 'unixepoch'${modifiers})`,
    () => `datetime(${count} % 1000000 * 3601, 'unixepoch'${modifiers})`,
    () => `timediff(${value}, ${date(maker, 0)})`,
    () => `CAST(julianday(${date(maker, 0)}) - julianday(${value}) AS INTEGER)`,
  ]);
};
