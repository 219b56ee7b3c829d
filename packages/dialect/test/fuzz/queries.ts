import { condition } from './conditions.js';
import { anyExpression } from './expressions.js';
import { T_NAMES, type Maker, type Names } from './maker.js';
import { integer, real } from './numbers.js';
import { text } from './texts.js';

/** A query whose result columns are called c1, c2, …. */
export interface RandomQuery {
  readonly sql: string;
  readonly columns: number;
  /** Whether the order of its rows is settled. */
  readonly sorted: boolean;
}

const JOINED: Names = {
  integers: [...T_NAMES.integers, 'k', 't_id', 'v', 'u.v', 't.id'],
  reals: [...T_NAMES.reals, 'x', 'u.x'],
  texts: [...T_NAMES.texts, 'name', 'u.name', 't.s'],
  blobs: T_NAMES.blobs,
};
const GROUPED_KEYS = ['i', 'j', 's', 'i % 3', 'length(s)', 'r', 'typeof(i)', 'i > 5', 'substr(s, 1, 1)', 'coalesce(j, 0)', 'upper(s)', 'i IS NULL', 'q']; // prettier-ignore
const JOINS = [
  't JOIN u ON u.t_id = t.id', 't LEFT JOIN u ON u.t_id = t.id', 't, u', 't CROSS JOIN u', 't LEFT JOIN u ON u.t_id = t.id AND u.v > 1', 't INNER JOIN u ON t.s = u.name', 't JOIN u ON t.n = u.name',
  't LEFT OUTER JOIN u ON t.n = u.name', 'u LEFT JOIN t ON t.id = u.t_id', 't RIGHT JOIN u ON t.id = u.t_id', 't FULL JOIN u ON t.id = u.t_id', 't LEFT JOIN u ON u.k = t.id',
]; // prettier-ignore

/** A SELECT of one of SQLite's forms. */
export function anyQuery(maker: Maker): RandomQuery {
  const { pick } = maker;
  return pick([plainQuery, plainQuery, joinQuery, joinQuery, groupQuery, groupQuery, aggregateQuery, compoundQuery, windowQuery, windowQuery, withQuery, subqueryQuery, distinctQuery])(maker); // prettier-ignore
}

function where(maker: Maker): string {
  return maker.once(2) ? '' : ` WHERE ${condition(maker, 1 + maker.below(2))}`;
}

function limit(maker: Maker): string {
  return maker.once(2)
    ? ''
    : maker.pick([
        ' LIMIT 3',
        ' LIMIT 2 OFFSET 1',
        ' LIMIT -1 OFFSET 2',
        ' LIMIT 1, 4',
        ' LIMIT 0',
        ' LIMIT 10 OFFSET -1',
      ]);
}

/** ORDER BY … and what settles ties; `tail` names those columns. */
function order(maker: Maker, terms: readonly string[], tail: string): string {
  // SQLite computes tests of literals beforehand, and takes 0 and 1 for positions.
  const safe = terms.filter((term) => !/NULL|IN \(\)/.test(term));
  const keys = Array.from({ length: 1 + maker.below(2) }, () => `${maker.pick(safe)}${direction(maker)}`);
  return ` ORDER BY ${[...keys, tail].join(', ')}`;
}

function direction({ pick }: Maker): string {
  return `${pick(['', '', ' ASC', ' DESC'])}${pick(['', '', '', ' NULLS FIRST', ' NULLS LAST'])}`;
}

function named(expressions: readonly string[]): string {
  return expressions.map((expression, at) => `${expression} AS c${at + 1}`).join(', ');
}

function several(maker: Maker): readonly string[] {
  return Array.from({ length: 1 + maker.below(3) }, () => anyExpression(maker, maker.below(3)));
}

function plainQuery(maker: Maker): RandomQuery {
  const list = several(maker);
  const terms = [
    '1',
    'c1',
    'i',
    's',
    'n',
    'r',
    'd',
    'i + j',
    's COLLATE NOCASE',
    'n COLLATE BINARY',
    'length(s)',
    'b',
    anyExpression(maker, 1),
  ];
  return {
    sql: `SELECT ${named(list)} FROM t${where(maker)}${order(maker, terms, 'id')}${limit(maker)}`,
    columns: list.length,
    sorted: true,
  };
}

function joinQuery(outer: Maker): RandomQuery {
  const maker = outer.over(JOINED);
  const list = several(maker);
  const sql = `SELECT ${named(list)} FROM ${maker.pick(JOINS)}${where(maker)}`;
  if (maker.once(2)) return { sql, columns: list.length, sorted: false };
  const terms = ['1', 'i', 'name', 'v', 'x', 's', 'u.t_id', 'v + i'];
  return { sql: `${sql}${order(maker, terms, 't.id, u.k')}${limit(maker)}`, columns: list.length, sorted: true };
}

function aggregate(maker: Maker): string {
  const { pick } = maker;
  const number = (): string => pick([integer, real])(maker, maker.below(2));
  const any = (): string => pick([integer, real, text])(maker, maker.below(2));
  const filter = maker.once(4) ? ` FILTER (WHERE ${condition(maker, 1)})` : '';
  return maker.one([
    () => `count(*)${filter}`,
    () => `count(${any()})${filter}`,
    () => `count(DISTINCT ${pick(['i', 's', 'n', 'j', 'r', 'length(s)'])})${filter}`,
    () => `sum(${pick(['j', 'id', 'j > 1', 'length(s)', 'r', 'q', 'id * 2', 's', any()])})${filter}`,
    () => `total(${number()})${filter}`,
    () => `avg(${pick(['j', 'r', 'id', 'q', 'length(s)', 's'])})${filter}`,
    () => `max(${any()})${filter}`,
    () => `min(${any()})${filter}`,
    () => `sum(DISTINCT ${pick(['j', 'id % 3'])})`,
    () =>
      `group_concat(${pick(['s', 'i', 'r', 'id', "s || '!'"])}${pick(['', ", '|'", ", ''", ', s'])} ORDER BY ${pick(['id', 'id DESC', 's, id', 'i DESC, id'])})${filter}`,
    () => `group_concat(${pick(['s', 'i', 'r', 'id'])}${pick(['', ", '; '"])})`,
    () => `json_group_array(${pick(['s', 'i', 'id', 'r'])} ORDER BY id)${filter}`,
    () =>
      `${pick(['group_concat', 'json_group_array'])}(DISTINCT ${pick(['s', 'i', 'j % 2', 'r > 0', 'n', 'd', 'r', any()])})${filter}`,
    () =>
      `json_group_array(${pick(['json_array(i)', "json_object('s', s)", 'CASE WHEN i > 1 THEN json_array(s) ELSE s END', "coalesce(json_extract('[1]', '$[' || abs(j) || ']'), r)"])})${filter}`,
    () => `json_group_object('k' || id, ${pick(['s', 'i', 'j'])})`,
    () => `${aggregateOf(maker)} + 1`,
    () => `coalesce(${aggregateOf(maker)}, ${pick(['0', "'none'", '-1.5'])})`,
    () => `round(${aggregateOf(maker)}, 2)`,
    () => `CASE WHEN count(*) > 1 THEN ${aggregateOf(maker)} ELSE ${any0(maker)} END`,
  ]);
}

function aggregateOf({ pick }: Maker): string {
  return pick(['sum(j)', 'max(j)', 'min(r)', 'avg(j)', 'count(*)', 'total(j)', 'max(id)', 'sum(q)']);
}

function any0({ pick }: Maker): string {
  return pick(['0', 'NULL', '1.5']);
}

function aggregateQuery(maker: Maker): RandomQuery {
  const list = Array.from({ length: 1 + maker.below(3) }, () => aggregate(maker));
  const having = maker.once(5) ? ` HAVING count(*) > ${maker.pick(['0', '3', '100'])}` : '';
  return { sql: `SELECT ${named(list)} FROM t${where(maker)}${having}`, columns: list.length, sorted: true };
}

function groupQuery(maker: Maker): RandomQuery {
  const key = maker.pick(GROUPED_KEYS);
  const list = [key, ...Array.from({ length: 1 + maker.below(2) }, () => aggregate(maker))];
  const bare = maker.once(6) ? [maker.pick(['s', 'd', 'id', 'r'])] : [];
  const all = [...list, ...bare];
  const by = maker.pick([key, '1', 'c1', `${key}, j IS NULL`]);
  const having = maker.once(3)
    ? ` HAVING ${maker.pick(['count(*) > 1', 'sum(j) > 2', 'c1 IS NOT NULL', 'max(id) < 8', `min(r) < ${real(maker, 0)}`])}`
    : '';
  const sorted = maker.once(2) && !by.includes(',');
  const tail = sorted ? ` ORDER BY ${maker.pick(['c1', '1', key])}${direction(maker)}${limit(maker)}` : '';
  return {
    sql: `SELECT ${named(all)} FROM t${where(maker)} GROUP BY ${by}${having}${tail}`,
    columns: all.length,
    sorted,
  };
}

function compoundQuery(maker: Maker): RandomQuery {
  const make = maker.pick([integer, text, real, anyExpression]);
  const arm = (): string =>
    `SELECT ${make(maker, 1)} AS c1, ${maker.pick(['id', 'j', '1', 'NULL', "'x'"])} AS c2 FROM t${where(maker)}`;
  const word = (): string => maker.pick([' UNION ', ' UNION ALL ', ' EXCEPT ', ' INTERSECT ']);
  const sql = Array.from({ length: 1 + maker.below(2) }, () => `${word()}${arm()}`).reduce(
    (all, next) => all + next,
    arm(),
  );
  const sorted = maker.once(2);
  return {
    sql: sorted ? `${sql} ORDER BY ${maker.pick(['1, 2', 'c1, c2', '2 DESC, 1', 'c2, c1 DESC'])}${limit(maker)}` : sql,
    columns: 2,
    sorted,
  };
}

function windowQuery(maker: Maker): RandomQuery {
  const { pick } = maker;
  const partition = pick([
    '',
    '',
    'PARTITION BY i % 2 ',
    'PARTITION BY j > 1 ',
    'PARTITION BY s IS NULL ',
    'PARTITION BY n ',
  ]);
  const frame = pick(['', '', ' ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING', ' ROWS UNBOUNDED PRECEDING', ' ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING', ' RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW', ' GROUPS 1 PRECEDING', ' ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING', ' ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW', ' GROUPS BETWEEN CURRENT ROW AND 1 FOLLOWING EXCLUDE TIES', ' RANGE BETWEEN 3 PRECEDING AND 1 FOLLOWING']); // prettier-ignore
  const keys = frame.includes('3 PRECEDING')
    ? pick(['id', 'id DESC', 'j', 'j DESC', 'r', 'r NULLS LAST', 'i % 7'])
    : pick(['id', 'id DESC', 'i, id', 's DESC, id', 'j', 'r NULLS LAST, id', 'length(s), id', 'n, id']);
  const over = `OVER (${partition}ORDER BY ${keys}${frame})`;
  const ranked = `OVER (${partition}ORDER BY ${keys})`;
  const loose = keys === 'j' || frame.includes('3 PRECEDING');
  const settled = loose ? `OVER (${partition}ORDER BY id)` : ranked;
  const one = (): string =>
    maker.one([
      () => `row_number() ${settled}`,
      () => `${pick(['rank', 'dense_rank', 'percent_rank', 'cume_dist'])}() ${ranked}`,
      () => `ntile(${pick(['2', '3', '4'])}) ${settled}`,
      () =>
        `${pick(['lag', 'lead'])}(${pick(['i', 's', 'r', 'id', 'i > 1', 'b', 'q'])}${pick(['', ', 1', ', 2', ', 0', ", 1, 'none'", ', 1, 0', ', 2, -1.5'])}) ${settled}`,
      () => `${pick(['first_value', 'last_value'])}(${pick(['i', 's', 'r', 'id', 'j + 1'])}) ${loose ? settled : over}`,
      () => `nth_value(${pick(['i', 's', 'id'])}, ${pick(['1', '2', '3'])}) ${loose ? settled : over}`,
      () => `sum(${pick(['j', 'id', 'j > 1', 'length(s)', 'q', 'r * 0'])}) ${over}`,
      () => `${pick(['count', 'min', 'max', 'total', 'avg'])}(${pick(['j', 'id', 'length(s)'])}) ${over}`,
      () => `${pick(['min', 'max'])}(${pick(['s', 'r', 'd'])}) ${over}`,
      () => `count(*) FILTER (WHERE ${condition(maker, 1)}) ${over}`,
      () => `group_concat(id, '.') ${loose ? settled : over}`,
    ]);
  const list = Array.from({ length: 1 + maker.below(2) }, one);
  return { sql: `SELECT ${named(list)} FROM t${where(maker)} ORDER BY id`, columns: list.length, sorted: true };
}

function withQuery(maker: Maker): RandomQuery {
  const { pick } = maker;
  return maker.pick<() => RandomQuery>([
    () => ({
      sql: `WITH x(a, z) AS (SELECT ${anyExpression(maker, 1)}, id FROM t${where(maker)}) SELECT a AS c1, z AS c2 FROM x ORDER BY z`,
      columns: 2,
      sorted: true,
    }),
    () => ({
      sql: `WITH x AS (SELECT ${anyExpression(maker, 1)} AS a, i, s, id FROM t) SELECT a AS c1, x.i AS c2, count(*) AS c3 FROM x GROUP BY 1, 2`,
      columns: 3,
      sorted: false,
    }),
    () => ({
      sql: `WITH RECURSIVE c(n, p) AS (SELECT ${pick(['1', '0', 'NULL', '5'])}, ${pick(["'a'", '1', '1.5', "''"])} UNION ALL SELECT ${pick(['coalesce(n, 0) + 1', 'coalesce(n, 0) + 2'])}, ${pick(['p', 'p || n', 'p || p', 'n'])} FROM c WHERE ${pick(['n < 5', 'coalesce(n, 0) < 4'])}) SELECT n AS c1, p AS c2 FROM c${limit(maker)}`,
      columns: 2,
      sorted: true,
    }),
    () => ({
      sql: `WITH a AS MATERIALIZED (SELECT id, i AS p FROM t), z AS (SELECT id, s AS o FROM t${where(maker)}) SELECT a.id AS c1, p AS c2, o AS c3 FROM a ${pick(['', 'LEFT '])}JOIN z USING (id) ORDER BY id`,
      columns: 3,
      sorted: true,
    }),
    () => ({
      sql: `WITH v(a, z) AS (VALUES (1, 'a'), (${integer(maker.over({ integers: ['3'], reals: ['2.5'], texts: ["'y'"], blobs: ["x'01'"] }), 0)}, NULL)) SELECT a AS c1, z AS c2 FROM v`,
      columns: 2,
      sorted: false,
    }),
  ])();
}

function subqueryQuery(maker: Maker): RandomQuery {
  const { pick } = maker;
  const not = pick(['', 'NOT ']);
  const sql = maker.one([
    () =>
      `SELECT id AS c1 FROM t WHERE ${pick(['i', 'id', 'r', 's'])} ${not}IN (SELECT ${pick(['v', 't_id', 'name', 'x'])} FROM u${pick(['', ' WHERE t_id IS NOT NULL', ' WHERE name NOTNULL'])}) ORDER BY id`,
    () =>
      `SELECT id AS c1 FROM t WHERE ${not}EXISTS (SELECT 1 FROM u WHERE u.t_id = t.id AND ${condition(maker.over(JOINED), 1)}) ORDER BY id`,
    () =>
      `SELECT coalesce((SELECT ${pick(['max(v)', 'min(name)', 'count(*)', 'sum(x)', 'group_concat(name)'])} FROM u WHERE u.t_id = t.id), 'none') AS c1 FROM t ORDER BY id`,
    () =>
      `SELECT (SELECT ${pick(['v', 'name', 'x'])} FROM u WHERE u.t_id = t.id ORDER BY ${pick(['k', 'v DESC, k', 'name, k'])} LIMIT 1) AS c1 FROM t${where(maker)} ORDER BY id`,
    () =>
      `SELECT p + 1 AS c1 FROM (SELECT ${integer(maker, 1)} AS p, id AS o FROM t ORDER BY ${pick(['s', 'i'])}, id LIMIT 5) AS sub ORDER BY o`,
    () => `SELECT p || '' AS c1 FROM (SELECT ${anyExpression(maker, 1)} AS p, id FROM t) ORDER BY id`,
    () =>
      `SELECT p AS c1 FROM (SELECT ${pick([integer, text, real])(maker, 1)} AS p, id FROM t) AS sub WHERE p ${pick(['>', '=', '<', 'IS NOT'])} ${pick([integer, text])(maker.over({ integers: ['p'], reals: ['p'], texts: ['p'], blobs: ["x'01'"] }), 0)} ORDER BY id`,
    () =>
      `SELECT id AS c1 FROM t WHERE (i, s) ${not}IN (SELECT v, name FROM u WHERE v NOTNULL AND name NOTNULL) ORDER BY id`,
    () =>
      `SELECT id AS c1 FROM t WHERE i > (SELECT ${pick(['avg(v)', 'max(v)', 'min(x)', 'name', 'NULL'])} FROM u) ORDER BY id`,
    () => `SELECT id AS c1 FROM t WHERE id IN (SELECT t_id FROM u UNION SELECT c FROM w) ORDER BY id`,
    () => {
      const arm = (): string =>
        `SELECT ${pick([integer, text, real, anyExpression])(maker, maker.below(2))} AS p, id FROM t`;
      const inside = maker.over({ integers: ['p'], reals: ['p'], texts: ['p'], blobs: ["x'01'"] });
      return `SELECT id AS c1 FROM (${arm()} ${pick(['UNION ALL', 'UNION', 'EXCEPT'])} ${arm()}) AS sub WHERE ${condition(inside, 1)} ORDER BY id`;
    },
    () =>
      `SELECT id AS c1 FROM t WHERE ${pick(['i', 'id', 'r', 's', 'm', 'q', 'n', `coalesce(${integer(maker, 0)}, 1)`])} ${not}IN (SELECT ${pick(['m', 'i', 's', 'q', 'r', 'd', text(maker, 1)])} FROM t WHERE id > 2) ORDER BY id`,
    () => `SELECT a || c AS c1 FROM w NATURAL JOIN (SELECT 'a' AS a, 1 AS c) ORDER BY 1`,
    () => `SELECT value AS c1 FROM json_each('[1,"a",2.5,null]') ORDER BY key`,
  ]);
  return { sql, columns: 1, sorted: true };
}

function distinctQuery(maker: Maker): RandomQuery {
  const { names } = maker;
  // Which of the spellings that are equal under a collation is kept is open.
  const expression = anyExpression(maker.over({ ...names, texts: ['s', 'd', 'm'] }), maker.below(3));
  const sorted = maker.once(2);
  return {
    sql: `SELECT DISTINCT ${expression} AS c1 FROM t${where(maker)}${sorted ? ` ORDER BY 1${direction(maker)}` : ''}`,
    columns: 1,
    sorted,
  };
}
