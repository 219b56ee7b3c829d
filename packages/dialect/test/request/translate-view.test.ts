import type { View } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement, translateTrigger, translateView, viewColumnNames, type Scope } from '../../src/index.js';

const LARGEST = 'SELECT CategoryName, count(*) AS HowMany FROM Categories GROUP BY CategoryName ORDER BY HowMany DESC';
const TARGETS = ['category_name', 'how_many'];

/** Names on the target are folded to snake case. */
const SCOPE: Scope = {
  tables: [
    {
      name: 'Categories',
      target: 'categories',
      rowid: 'CategoryID',
      columns: [
        { name: 'CategoryID', target: 'category_id', type: { kind: 'integer', bits: 64 }, nullable: false },
        { name: 'CategoryName', target: 'category_name', type: { kind: 'text' }, nullable: true },
      ],
    },
  ],
  views: [{ name: 'Largest', target: 'largest', targets: TARGETS, query: LARGEST }],
};

function viewOf(query: string, columns?: string[]): View {
  return { name: 'Largest', query: { sqlite: query }, ...(columns ? { columns } : {}) };
}

function say(query: string, targets: readonly string[], columns?: string[]): string | null {
  const scope = { ...SCOPE, views: [] };
  return translateView({ view: viewOf(query, columns), scope, target: 'largest', columns: targets }).sql;
}

test('a view tells the names its columns have in SQLite', () => {
  const names = (query: string, columns?: string[]): readonly string[] | undefined =>
    viewColumnNames({ view: viewOf(query, columns), scope: SCOPE });
  assert.equal(names(LARGEST), ['CategoryName', 'HowMany']);
  assert.equal(names('SELECT * FROM Categories'), ['CategoryID', 'CategoryName']);
  assert.equal(names('SELECT CategoryID, CategoryID, count(*) FROM Categories'), [
    'CategoryID',
    'CategoryID:1',
    'count(*)',
  ]);
  assert.equal(names('SELECT 1, 2', ['A', 'B']), ['A', 'B']);
  assert.is(names('SELECT x FROM Categories'), undefined);
});

test('the columns of a view are called as the target wants them, and sorted by the names they had', () => {
  assert.is(
    say(LARGEST, TARGETS),
    'CREATE VIEW largest AS\nSELECT category_name, count(*) AS how_many FROM categories GROUP BY category_name ORDER BY how_many DESC;\n',
  );
  assert.is(
    say('SELECT DISTINCT CategoryName FROM Categories ORDER BY CategoryName', ['category_name']),
    'CREATE VIEW largest AS\nSELECT DISTINCT category_name FROM categories ORDER BY category_name NULLS FIRST;\n',
  );
  assert.is(
    say('SELECT 1 AS Aa UNION SELECT 2', ['aa']),
    'CREATE VIEW largest (aa) AS\nSELECT 1 AS "Aa" UNION SELECT 2 AS "2";\n',
  );
  assert.is(
    say('SELECT 1, 2', ['one', 'two'], ['One', 'Two']),
    'CREATE VIEW largest (one, two) AS\nSELECT 1 AS "1", 2 AS "2";\n',
  );
});

test('queries and triggers call a view’s columns as the target does', () => {
  assert.is(
    translateStatement({ sql: 'SELECT CategoryName, l.HowMany AS n FROM Largest l', scope: SCOPE }).sql,
    'SELECT l.category_name AS "CategoryName", l.how_many AS n FROM largest AS l',
  );
  const { sql } = translateTrigger({
    trigger: {
      name: 'renamed',
      table: 'Largest',
      timing: 'instead-of',
      event: 'update',
      body: { sqlite: 'UPDATE Categories SET CategoryName = NEW.CategoryName WHERE CategoryName = OLD.CategoryName;' },
    },
    scope: SCOPE,
  });
  assert.match(sql ?? '', 'SET category_name = NEW.category_name WHERE categories.category_name = OLD.category_name');
});

test.run();
