import type { Spec } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, renderDdl } from '../../src/index.js';
import { splitStatements } from '../../src/sql/token.js';

/** Ends a comment, for every reader of lines that somebody might use. */
const BREAKS = ['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f'];

/** Everything that has a name has one that would drop a table, and something to say about it. */
function hostileSpec(name: string): Spec {
  const sqlite = `no_such_function() ${name}`;
  return {
    specVersion: 1,
    tables: [
      {
        name,
        virtual: { module: 'fts5', sql: sqlite },
        comment: name,
        columns: [
          { name, type: { kind: 'text' }, collation: name, default: { sqlite }, comment: name },
          {
            name: `${name} computed`,
            type: { kind: 'text' },
            generated: { expression: { sqlite }, storage: 'stored' },
          },
        ],
        uniques: [{ name, columns: [name], collations: { [name]: 'nocase' } }],
        checks: [{ name, expression: { sqlite } }],
        foreignKeys: [{ name, columns: [name], references: { table: `no ${name}`, columns: [name] } }],
        indexes: [{ name, keys: [{ expression: { sqlite } }] }],
      },
    ],
    views: [{ name: `${name} view`, query: { sqlite } }],
    triggers: [{ name, table: name, timing: 'after', event: 'insert', body: { sqlite } }],
    unsupported: [
      { kind: 'virtual-table', name, module: name, code: 'virtual-table', message: name, sql: sqlite },
      { kind: 'shadow-table', name: `${name}_data`, code: 'shadow-table', message: name },
    ],
  };
}

test('no name, comment or original text gets out of its comment or its quotes', () => {
  for (const end of BREAKS) {
    const name = `a${end}; DROP TABLE precious; --`;
    const statements = splitStatements(renderDdl(generate({ spec: hostileSpec(name), config: {} })));
    assert.ok(statements.length > 1);
    for (const statement of statements) assert.not.match(statement, /^\s*DROP/);
    const outside = statements.map((statement) =>
      statement
        .split(/[\n\r\u0085\u2028\u2029]/)
        .filter((line) => !line.startsWith('--'))
        .join(' '),
    );
    // The names are left only in the quotes of identifiers and strings.
    for (const sql of outside) assert.not.match(sql.replaceAll(/"[^"]*"|'[^']*'/g, ''), 'DROP');
  }
});

test('what a reader would not see is written out in comments', () => {
  const ddl = renderDdl(generate({ spec: hostileSpec('a\u001b[2Jb\u202ec'), config: {} }));
  const comments = ddl.split('\n').filter((line) => line.startsWith('--'));
  assert.ok(comments.some((line) => line.includes('a\\u{1b}[2Jb\\u{202e}c')));
  for (const line of comments) assert.not(line.includes('\u001b') || line.includes('\u202e'));
});

test.run();
