import * as assert from 'uvu/assert';
import colors from 'picocolors';
import { test } from 'uvu';
import { translateStatements } from '../src/sql/translate-statements.js';
import { renderTranslation, renderTranslationNotes } from '../src/render/translation.js';
import { translationScope } from '@lite2pg/generator';
import { parseSpec } from '@lite2pg/spec';

const SPEC = parseSpec(
  {
    specVersion: 1,
    tables: [
      {
        name: 'Odd "T"',
        columns: [
          { name: 'id', type: { kind: 'integer', bits: 64 }, declared: 'INTEGER', identity: 'by-default' },
          { name: 'seen', type: { kind: 'timestamp', zone: 'none' }, declared: 'DATETIME' },
          { name: 'name', type: { kind: 'text' }, declared: 'TEXT' },
        ],
        primaryKey: { columns: ['id'] },
      },
    ],
    views: [],
    triggers: [],
    unsupported: [],
  },
  'spec',
);

const SCRIPT = `-- the café's own
SELECT name FROM "odd ""t""" WHERE id = ?;
SELECT substr(name, -3, 2) FROM "Odd ""T""" WHERE id = :id AND name = ?;
 /* é */ PRAGMA
  integrity_check; SELECT ';' AS x`;

const known = { scope: translationScope(SPEC, {}), knowsTables: true };
const plain = colors.createColors(false);

test('every statement comes with its place, its parameters and the helpers it needs', () => {
  const statements = translateStatements(SCRIPT, known);
  assert.equal(
    statements.map(({ statement, line, column, params, compat }) => ({ statement, line, column, params, compat })),
    [
      { statement: 1, line: 2, column: 1, params: ['?1'], compat: [] },
      { statement: 2, line: 3, column: 1, params: [':id', '?2'], compat: ['substr'] },
      { statement: 3, line: 4, column: 10, params: [], compat: [] },
      { statement: 4, line: 5, column: 20, params: [], compat: [] },
    ],
  );
  assert.is(statements[2]?.sql, null);
  assert.is(statements[3]?.source, "SELECT ';' AS x");
});

test('a refusal says where, why and what to write instead', () => {
  const [finding] = translateStatements(SCRIPT, known)[2]?.findings ?? [];
  assert.is(finding?.severity, 'refused');
  assert.equal([finding?.line, finding?.column], [4, 10]);
  assert.match(finding?.suggestion ?? '', 'pg_amcheck');
});

test('the text is SQL in which a comment says what its caller must know, and a refused statement is a comment', () => {
  const text = renderTranslation([{ from: 'app.sql', statements: translateStatements(SCRIPT, known) }]);
  assert.is(
    text,
    `SELECT name FROM "Odd ""T""" WHERE id = $1::bigint;

-- $1 = :id, $2 = ?2
-- needs sqlite_compat: substr
SELECT sqlite_compat.substr(name, -3, 2) AS "substr(name, -3, 2)" FROM "Odd ""T""" WHERE id = $1::bigint AND name = $2::text;

-- line 4 was refused: PRAGMA\\n  integrity_check is about a SQLite file; instead: pg_amcheck
--     PRAGMA
--       integrity_check

SELECT ';' AS x;
`,
  );
});

test('the notes name the file, what was refused, and how to install the helpers', () => {
  const notes = renderTranslationNotes([{ from: 'app.sql', statements: translateStatements(SCRIPT, known) }], plain);
  assert.match(notes, 'refused  statement 3, app.sql:4:10: PRAGMA');
  assert.match(notes, 'lite2pg compat substr | psql');
  assert.match(notes, '1 of 4 statements refused');
});

test('without a schema, a table that is not known is refused with how to make it known', () => {
  const [statement] = translateStatements('SELECT a FROM t', { scope: { tables: [] }, knowsTables: false });
  assert.is(statement?.sql, null);
  assert.match(statement?.findings[0]?.suggestion ?? '', '--schema');
});

test('tables have the names and the schema that the migration gives them', () => {
  const config = { schema: 'my app', renames: { tables: { 'Odd "T"': 'items' } } };
  const [statement] = translateStatements('SELECT id FROM "Odd ""T"""', {
    scope: translationScope(SPEC, config),
    knowsTables: true,
  });
  assert.is(statement?.sql, 'SELECT id FROM "my app".items AS "Odd ""T"""');
});

test.run();
