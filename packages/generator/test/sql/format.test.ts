import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatStatement } from '../../src/sql/format.js';
import { formatIdentifier } from '../../src/name/identifier.js';
import { tokenize } from '../../src/sql/token.js';
import { oddName } from '../odd-name.js';

const texts = (sql: string): string[] => tokenize(sql).map(({ text }) => text);

test('a table keeps its lines where they fit', () => {
  const sql = 'CREATE TABLE t (\n  a bigint,\n  CHECK (a > 1 AND a < 3)\n)';
  assert.is(formatStatement({ phase: 'table', sql }), sql);
});

test('a line that is too long is laid out', () => {
  const condition = Array.from({ length: 8 }, (_, at) => `column_number_${at} > ${at}`).join(' AND ');
  const laidOut = formatStatement({ phase: 'table', sql: `CREATE TABLE t (\n  a bigint,\n  CHECK (${condition})\n)` });
  assert.ok(laidOut.split('\n').length > 10);
});

test('a view is laid out as a query', () => {
  assert.is(
    formatStatement({ phase: 'view', sql: `CREATE VIEW v AS\nSELECT a, b FROM t WHERE a <> 0` }),
    'CREATE VIEW v AS\nSELECT a, b\nFROM t\nWHERE a <> 0',
  );
  const names = Array.from({ length: 12 }, (_, at) => `a_column_${at}`);
  assert.is(
    formatStatement({
      phase: 'view',
      sql: `CREATE VIEW v AS SELECT ${names.join(', ')} FROM t WHERE a <> 0 AND b = 1`,
    }),
    `CREATE VIEW v AS\nSELECT\n  ${names.join(',\n  ')}\nFROM t\nWHERE a <> 0\n  AND b = 1`,
  );
});

test('what the formatter would change or cannot read comes back as it was', () => {
  const unreadable = `CREATE VIEW v AS SELECT 1 AS "a`;
  assert.is(formatStatement({ phase: 'view', sql: unreadable }), unreadable);
});

test('no token is changed, whatever the names, strings and operators', () => {
  const operator = fc.constantFrom(
    '=',
    '<>',
    '||',
    '->>',
    '#>>',
    '@>',
    '?',
    '?|',
    '~',
    '!~~*',
    '&&',
    '^',
    '%',
    '::text ||',
    '@@',
    '-',
    '#-',
    '<->',
  );
  const string = oddName.map((text) => `'${text.replaceAll("'", "''")}'`);
  const name = oddName.filter((text) => text !== '').map(formatIdentifier);
  const operand = fc.oneof(
    name,
    string,
    fc.constantFrom('1', '1e3', 'NULL', `E'\\n'`, '$$a b$$', 'x IS NOT DISTINCT FROM y'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(operand, operator), { minLength: 1, maxLength: 8 }), name, (pairs, view) => {
      const sql = `CREATE VIEW ${view} AS SELECT ${pairs.map(([left, by]) => `${left} ${by} 1`).join(', ')} FROM ${view} ORDER BY 1 NULLS FIRST`;
      assert.equal(texts(formatStatement({ phase: 'view', sql })), texts(sql));
    }),
    { numRuns: 200, seed: 5, endOnFailure: true },
  );
});

test('only the lines of a table that are too long are laid out again, and texts of several lines stay as they are', () => {
  const short = '  at bigint DEFAULT floor(extract(epoch FROM CURRENT_TIMESTAMP))::bigint,';
  const long = `  id text DEFAULT (${Array(8).fill("encode(a, 'hex')").join(' || ')}),`;
  const table = (...lines: string[]): string => ['CREATE TABLE t (', ...lines, '  z int', ')'].join('\n');
  const laidOut = formatStatement({ phase: 'table', sql: table(short, long) });
  assert.match(laidOut, `CREATE TABLE t (\n${short}\n  id text DEFAULT (\n    encode(a, 'hex') ||`);
  assert.match(laidOut, '\n  ),\n  z int\n)');
  const ofSeveralLines = table("  x text DEFAULT 'one", `  two  ${'three   '.repeat(20)}',`);
  assert.is(formatStatement({ phase: 'table', sql: ofSeveralLines }), ofSeveralLines);
});

test.run();
