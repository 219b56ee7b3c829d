import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql, translateExpression, translateStatement, type Scope, type ScopeColumn } from '../src/index.js';
import { postgresRows, sqliteRows } from './both-engines.js';

const TEXTS = [
  '2024-01-31 00:00:00', '2024-01-31 12:30:15', '2024-01-31 23:59:59', '2024-02-01 00:00:00', '2024-02-29 06:07:08', '2023-12-31 23:59:59', '2024-12-30 10:00:00',
  '1999-12-31 01:02:03', '1969-07-20 20:17:40', '0001-01-01 00:00:00', '0001-03-01 00:00:01', '9999-12-31 23:59:59', '9999-12-31 00:00:00', '9999-02-28 13:00:00', '2024-03-10 12:00:00.25', '2024-03-10 12:00:00.0005', '2024-03-10 12:00:59.9996', '1969-12-31 23:59:59.1234',
]; // prettier-ignore
const COUNTS = ['0', '-1', '1706659200', '1706700615', '253402300799', '-62135596800', '951782400', '86399', '-86401'];
/** Integers that no moment of SQLite is, and such before the year 1. */
const INTEGERS = [
  ...COUNTS,
  '253402300800',
  '9223372036854775807',
  '-9223372036854775808',
  '-62135596801',
  '-99999999999',

  '-210866760001',
  '5373484',
];
const PLAIN_TEXTS = [
  '2024-02-30',
  '2024-02-29T10:11',
  '2023-02-29',
  '2024-04-31 10:00:00',

  '2024-01-31x',
  'garbage',
  '',
  '12:30',
  '2024-01-31 10:00:00.5',
  '0000-01-01',
  '2024-01-31 10:00:00Z',
  '2024-01-31',
  '2460000.5',
  '2024-00-10',
  '2024-01-31 ',
];

const quoted = (list: readonly string[]): readonly string[] => list.map((text) => `'${text}'`);
const ROWS = [...quoted(TEXTS), 'NULL'].map((text, at) => {
  const day = text === 'NULL' ? text : `${text.slice(0, 11)}'`;
  const count = COUNTS[at] ?? 'NULL';
  return { id: at + 1, text, day, count, integer: INTEGERS[at] ?? 'NULL', plain: quoted(PLAIN_TEXTS)[at] ?? text };
});

const SQLITE = `CREATE TABLE m(id INTEGER PRIMARY KEY, at DATETIME, tz DATETIME, day DATE, made INTEGER, made_ms INTEGER, jd REAL, n INTEGER, s TEXT);
${ROWS.map(({ id, text, day, count, integer, plain }) => `INSERT INTO m VALUES (${id}, ${text}, ${text}, ${day}, ${count}, ${count} * 1000, julianday(${day}, '+1 hour'), ${integer}, ${plain});`).join('\n')}`;
const POSTGRES = `CREATE TABLE m(id bigint PRIMARY KEY, at timestamp, tz timestamptz, day date, made timestamp, made_ms timestamptz, jd timestamp, n bigint, s text COLLATE "C");
SET TimeZone = 'America/New_York';
${ROWS.map(({ id, text, day, count, integer, plain }) => `INSERT INTO m VALUES (${id}, ${text}, ${text}::timestamp AT TIME ZONE 'UTC', ${day}, timestamp '1970-01-01' + ${count} * interval '1 second', (timestamp '1970-01-01' + ${count} * interval '1 second') AT TIME ZONE 'UTC', ${day}::timestamp + interval '1 hour' - interval '13 microseconds', ${integer}, ${plain});`).join('\n')}
CREATE INDEX m_at ON m(at); CREATE INDEX m_tz ON m(tz); CREATE INDEX m_day ON m(day); CREATE INDEX m_made ON m(made); CREATE INDEX m_made_ms ON m(made_ms);`;

const column = (
  name: string,
  type: ScopeColumn['type'],
  declared: string,
  stored?: ScopeColumn['stored'],
): ScopeColumn => ({
  name,
  target: name,
  type,
  declared,
  nullable: true,
  ...(stored ? { stored } : {}),
});
const SCOPE: Scope = {
  tables: [
    {
      name: 'm',
      target: '"m"',
      primaryKey: ['id'],
      rowid: 'id',
      columns: [
        { ...column('id', { kind: 'integer', bits: 64 }, 'INTEGER'), nullable: false },
        column('at', { kind: 'timestamp', zone: 'none' }, 'DATETIME'),
        column('tz', { kind: 'timestamp', zone: 'utc' }, 'DATETIME'),
        column('day', { kind: 'date' }, 'DATE'),
        column('made', { kind: 'timestamp', zone: 'none' }, 'INTEGER', { as: 'epoch', unit: 's' }),
        column('made_ms', { kind: 'timestamp', zone: 'utc' }, 'INTEGER', { as: 'epoch', unit: 'ms' }),
        column('jd', { kind: 'timestamp', zone: 'none' }, 'REAL', { as: 'julian-day' }),
        column('n', { kind: 'integer', bits: 64 }, 'INTEGER'),
        column('s', { kind: 'text' }, 'TEXT'),
      ],
    },
  ],
};

const FORMATS = [
  '%Y-%m',
  '%Y',
  '%m',
  '%d',
  '%H',
  '%w',
  '%s',
  '%j',
  '%u',
  '%G-W%V',
  '%g',
  '%H:%M',
  '%d.%m.%Y',
  'week %W of %Y',
  '%e %k %l %I %p %P',
  '%Y-%m-%dT%H:%M:%fZ',
  '%f',
  '%J',
  '%Y%m%d%H%M%S',
  '%j%d',
  '%S%S',
  '%Y-%w',
  '%w%s',
  '%%"%d\\',
  'Day %d',
  '%R',
  '%F %T',
  '%d%d%j%Y%G',
  '',
];
const MODIFIERS = [
  ['start of day'], ['start of month'], ['start of year'], ['+1 day'], ['-1 day'], ['1 days'], ['+1 month'], ['-1 month'], ['+13 months'], ['+1 year'], ['-1 year'], ['weekday 0'], ['weekday 3'], ['+90 minutes'], ['-3600 seconds'], ['+5 hours'],
  ['start of month', '+1 month', '-1 day'], ['weekday 1', '-7 days'], ['-1 day', 'start of month'], ['+1 day', '-1 day'], ['+1 day', 'start of year', '-1 day'], ['+1 month', '+1 month'], ['-1 month', '+1 month'], ['-3000 years'], ['+ 1 day'], ['+1 day '], ['+1.5 days'], ['bogus'], ['-2000 years', '-2000 years'], ['+0 days'], ['subsec'],
]; // prettier-ignore

const VALUES = ['at', 'tz', 'day', 'jd', "made, 'unixepoch'", "n, 'unixepoch'", "n + 0, 'unixepoch'", 's'];

const CALLS = VALUES.flatMap((value) => [
  ...['date', 'time', 'datetime', 'julianday', 'unixepoch'].flatMap((name) => [
    `${name}(${value})`,
    // A day behind the end of its month, which some modifiers keep, is an error of its own.
    ...(value === 's' ? [['+1 day']] : MODIFIERS).map(
      (list) => `${name}(${value}, ${list.map((word) => `'${word}'`).join(', ')})`,
    ),
  ]),
  ...FORMATS.flatMap((format) => [
    `strftime('${format}', ${value})`,
    `strftime('${format}', ${value}, '+1 month', '-1 day')`,
    `strftime('${format}', ${value}, '-1 day')`,
  ]),
]);

type Ask = (sql: string, values?: readonly unknown[]) => Promise<readonly unknown[]>;

function onBoth(run: (sqlite: Ask, postgres: Ask) => Promise<void>): Promise<void> {
  return withSqlite(SQLITE, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      await session.execute(POSTGRES);
      await run(
        (sql) => sqliteRows(db, sql),
        (sql, values) => postgresRows(session, sql, values),
      );
    }),
  );
}

async function differences(
  statements: readonly string[],
): Promise<{ readonly wrong: readonly string[]; readonly refused: readonly string[] }> {
  const [wrong, refused]: [string[], string[]] = [[], []];
  await onBoth(async (sqlite, postgres) => {
    for (const statement of statements) {
      const { sql } = translateStatement({ sql: statement, scope: SCOPE });
      if (sql === null) {
        refused.push(statement);
        continue;
      }
      const wanted = JSON.stringify(await sqlite(statement));
      const got = await postgres(sql).then((rows) => JSON.stringify(rows), String);
      if (got !== wanted) wrong.push(`${statement} => ${sql}: ${firstDifference(got, wanted)}`);
    }
  });
  return { wrong, refused };
}

function firstDifference(got: string, wanted: string): string {
  const at = Array.from(got).findIndex((char, index) => char !== wanted[index]);
  return `${got.slice(Math.max(0, at - 60), at + 60)}, not ${wanted.slice(Math.max(0, at - 60), at + 60)}`;
}

test('date functions over columns of moments, counts and texts give what SQLite gives', async () => {
  const { wrong, refused } = await differences(CALLS.map((call) => `SELECT id, ${call} AS v FROM m ORDER BY id`));
  assert.equal(wrong, []);
  assert.equal(refused, []);
});

const OPERATORS = ['=', '<>', '<', '<=', '>', '>=', 'IS', 'IS NOT'];
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  'date(@)': [
    "'2024-01-31'",
    "'2024-02-30'",
    "'2024'",
    "'2024-01-31 12:30:15'",
    "'9999-12-31'",
    "''",
    "date('2024-02-01', '-1 day')",
  ],
  'datetime(@)': [
    "'2024-01-31 12:30:15'",
    "'2024-01-31'",
    "'9999-12-31 23:59:59'",
    "'x'",
    "datetime('2024-01-31', '+1 day')",
  ],
  "strftime('%Y-%m', @)": ["'2024-01'", "'2024-13'", "'9999-12'", "'2024-1'"],
  "strftime('%Y', @)": ["'2024'", "'9999'", '2024', "'0001'"],
};

const CONDITIONS = [
  ...Object.entries(LITERALS).flatMap(([call, literals]) =>
    ['at', 'tz', 'day', "made, 'unixepoch'", 'jd'].flatMap((value) =>
      literals.flatMap((literal) => OPERATORS.map((op) => `${call.replace('@', value)} ${op} ${literal}`)),
    ),
  ),
  "date(at) BETWEEN '2024-01-01' AND '2024-01-31'", "date(at) NOT BETWEEN '2024-01-01' AND '2024-02-30'", "date(at) IN ('2024-01-31', '2024-02-29')", "date(at) NOT IN ('2024-01-31')", "'2024-01-31' < date(at)", "NOT date(at) = '2024-01-31'",
  "date(at) = date('2024-02-01', '-1 day') AND id > 0", "date(at) > date(tz, '-1 day')", "at > datetime(tz, '-1 day')", "at < date(tz, '+1 day')", "date(at) = date(tz)",
]; // prettier-ignore

const PATTERNS = [
  '2024%',
  '2024-%',
  '2024-01%',
  '2024-01-%',
  '2024-01-31%',
  '2024-01-31 %',
  '2024-01-31 12%',
  '2024-01-31 12:30%',
  '9999%',
  '9999-12-31 23:59:%',
  '1999-12-31%',
];
const COUNTED = [
  "strftime('%s', '2024-01-31')",
  "unixepoch('2024-01-31 11:30:15') + 0",
  'n',
  'n + 0',
  'id * 0 + 1706700615',
  "strftime('%s', at)",
];

/** Over moments that the target holds; a day that SQLite has without a time is no moment in these texts. */
const RANGES = [
  ...PATTERNS.flatMap((pattern) => ['LIKE', 'NOT LIKE'].map((op) => `at ${op} '${pattern}'`)),
  ...PATTERNS.filter((pattern) => !pattern.includes(' ')).map((pattern) => `day LIKE '${pattern}'`),
  ...COUNTED.flatMap((count) =>
    OPERATORS.flatMap((op) => [`made ${op} ${count}`, `${count} ${op} made`, `made_ms ${op} (${count}) * 1000`]),
  ).filter((condition) => !condition.includes('(n) * 1000') && !condition.includes('(n + 0) * 1000')),
  "made BETWEEN strftime('%s', '2024-01-01') AND unixepoch('2024-02-01')",
  "made IN (unixepoch('2024-01-31'), 0 + id)",
  "at > datetime('2024-01-31 00:00:00', id || ' hours')",
  "at > datetime('2024-01-31', printf('%+d days', id - 5))",
  "datetime(at, '+' || id || ' seconds') > '2024-01-31 12:00:00'",
];

const QUERIES = [
  ...RANGES.map((condition) => `SELECT id, ${condition} AS v FROM m ORDER BY id`),
  ...CONDITIONS.map((condition) => `SELECT id, ${condition} AS v FROM m ORDER BY id`),
  "SELECT date(at) AS d, count(*) AS n FROM m GROUP BY date(at) HAVING date(at) > '2024-01-01' ORDER BY d",
  "SELECT date(at) AS d, count(*) AS n FROM m GROUP BY d HAVING d > '2024-01-01' ORDER BY d",
  "SELECT d FROM (SELECT date(at) AS d FROM m) WHERE d > '2024-01-31' ORDER BY d",
  "WITH x AS (SELECT strftime('%Y', at) AS y FROM m) SELECT y FROM x WHERE y = '2024'",
  "SELECT date(at) > '2024-01-01' AS v, count(*) AS n FROM m GROUP BY date(at) > '2024-01-01' ORDER BY v",
  "SELECT date(at) >= '2024-01-01' AS v FROM m GROUP BY date(at) ORDER BY date(at)",
  "SELECT max(date(at)) AS v FROM m WHERE date(max(at, at)) = '2024-01-31'",
  "SELECT a.id FROM m a LEFT JOIN m b ON date(b.at) = '2024-01-31' AND b.id = a.id WHERE date(b.at) = '2024-01-31' ORDER BY 1",
];

test('parts of moments are compared as SQLite compares their texts', async () => {
  const { wrong, refused } = await differences(QUERIES);
  assert.equal(wrong, []);
  assert.equal(refused, []);
});

test('a bound count is compared with a column of moments', () =>
  onBoth(async (sqlite, postgres) => {
    for (const op of OPERATORS.slice(0, 6)) {
      const { sql } = translateStatement({ sql: `SELECT id FROM m WHERE made ${op} ? ORDER BY id`, scope: SCOPE });
      assert.ok(sql !== null && !sql.includes('extract'), sql ?? 'refused');
      for (const value of [...INTEGERS, 'NULL']) {
        const wanted = await sqlite(`SELECT id FROM m WHERE made ${op} ${value} ORDER BY id`);
        assert.equal(await postgres(sql, [value === 'NULL' ? null : value]), wanted, `${sql} with ${value}`);
      }
    }
  }));

test('a moment with a fraction has the count of its whole seconds', () =>
  withPostgres(async ({ session }) => {
    await session.execute(compatSql());
    await session.execute(`${POSTGRES}; DELETE FROM m; INSERT INTO m(id, made) VALUES (1, '1970-01-01 00:00:10.5')`);
    for (const [op, expected] of Object.entries({ '=': 1, '<>': 0, '<': 0, '<=': 1, '>': 0, '>=': 1 })) {
      const { sql } = translateStatement({ sql: `SELECT count(*) AS n FROM m WHERE made ${op} ?`, scope: SCOPE });
      assert.equal(await postgresRows(session, sql ?? op, [10]), [[['n', expected]]], op);
    }
  }));

test('a generated column may move a moment by what the row says', () => {
  const { sql, findings } = translateExpression({
    sql: "datetime(s, '+' || n || ' seconds')",
    scope: SCOPE,
    table: 'm',
    use: 'generated',
  });
  assert.ok(sql?.includes('.datetime(s,'), findings.map(({ message }) => message).join());
});

const INDEXED: readonly (readonly [condition: string, index: string])[] = [
  ["date(at) = '2024-01-31'", 'm_at'],
  ["date(at) BETWEEN '2024-01-01' AND '2024-01-31'", 'm_at'],
  ["strftime('%Y-%m', at) = '2024-01'", 'm_at'],
  ["strftime('%Y', tz) = '2024'", 'm_tz'],
  ["date(day) >= '2024-01-01'", 'm_day'],
  ["datetime(made, 'unixepoch') > '2024-01-01 00:00:00'", 'm_made'],
  ["date(made, 'unixepoch') = '2024-01-31'", 'm_made'],
  ["at > datetime('now', '-1 day')", 'm_at'],
  ["tz > datetime('now', '-1 month', 'start of day')", 'm_tz'],
  ["date(at) >= date('now', '-7 days')", 'm_at'],
  ["at LIKE '2024-01%'", 'm_at'],
  ["at > datetime('now')", 'm_at'],
  ["at > datetime('now', '-' || 7 || ' days')", 'm_at'],
  ["made > strftime('%s', 'now', '-7 days')", 'm_made'],
  ['made >= unixepoch() - 3600', 'm_made'],
  ["made_ms < unixepoch('now') * 1000", 'm_made_ms'],
];

test('an index on the column serves comparisons with its parts', () =>
  withPostgres(async ({ session }) => {
    await session.execute(compatSql());
    await session.execute(`${POSTGRES}; SET enable_seqscan = off`);
    for (const [condition, index] of INDEXED) {
      const { sql } = translateStatement({ sql: `SELECT id FROM m WHERE ${condition}`, scope: SCOPE });
      const plan = JSON.stringify(await session.query(`EXPLAIN ${sql ?? condition}`));
      assert.match(plan, new RegExp(`Scan.* ${index}\\b[^}]*}.*Index Cond`), `${sql}: ${plan}`);
    }
  }));

test.run();
