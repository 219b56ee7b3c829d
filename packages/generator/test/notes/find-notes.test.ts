import type { Column, Spec, Table } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate } from '../../src/index.js';

const bigint = { kind: 'integer', bits: 64 } as const;
const text = { kind: 'text' } as const;
const id: Column = { name: 'id', type: bigint, nullable: false, identity: 'by-default' };

/** The notes for a reviewer, as `code subject: message`. */
function notesOf(spec: Partial<Spec>): string[] {
  const whole: Spec = { specVersion: 1, tables: [], views: [], triggers: [], unsupported: [], ...spec };
  const without = generate({ spec: whole, config: {} }).findings;
  const { findings } = generate({ spec: whole, config: {}, notes: true });
  return findings
    .filter(({ code }) => !without.some((other) => other.code === code))
    .map(({ code, severity, subject, message }) => {
      assert.is(severity, 'note');
      return `${code} ${subject.table === undefined ? '' : `${subject.table}.`}${subject.name}: ${message}`;
    });
}

function table(name: string, ...columns: readonly Column[]): Table {
  return { name, columns: [id, ...columns], primaryKey: { columns: ['id'] } };
}

test('foreign keys that no index begins with are noted, those that have one are not', () => {
  const child = table('Child', { name: 'a', type: bigint }, { name: 'b', type: bigint }, { name: 'c', type: bigint });
  const foreignKeys = ['a', 'b', 'c'].map((name) => ({ columns: [name], references: { table: 'p', columns: ['id'] } }));
  const indexes = [
    { name: 'i', keys: [{ column: 'a' }, { column: 'b' }] },
    { name: 'j', keys: [{ column: 'b' }], where: { postgres: 'b > 0' } },
  ];
  const notes = notesOf({ tables: [table('p'), { ...child, foreignKeys, indexes, uniques: [{ columns: ['c'] }] }] });
  assert.equal(notes, [
    'foreign-key-without-index Child: no index for foreign keys: b (to p); a delete there reads this whole table',
  ]);
});

test('numbers whose names say yes or no are noted, keys and booleans are not', () => {
  const decimal = { kind: 'decimal' } as const;
  const notes = notesOf({
    tables: [
      table(
        't',
        { name: 'isAdmin', type: bigint },
        { name: 'login_enabled', type: decimal },
        { name: 'enabled_at', type: bigint },
        { name: 'island', type: bigint },
        { name: 'is_open', type: { kind: 'boolean' } },
        { name: 'Active', type: text },
      ),
    ],
  });
  assert.equal(notes, [
    'numeric-flag t: flags by their names: isAdmin (bigint), login_enabled (numeric); boolean if they hold only 0 and 1: {"columns":{"t.isAdmin":{"type":"boolean"}}}',
  ]);
});

test('tables of tools are noted', () => {
  const names = ['_litestream_seq', 'django_migrations', 'litestream', 'migrations_of_birds'];
  const notes = notesOf({ tables: names.map((name) => table(name)) });
  assert.equal(
    notes.map((note) => note.replace(/ (keeps|records) .*/, '')),
    ['bookkeeping-table _litestream_seq: Litestream', 'bookkeeping-table django_migrations: Django'],
  );
  assert.match(notes[0]!, '{"exclude":["_litestream_seq"]}');
});

test('times of different types are noted within a table and by their name across tables', () => {
  const zoned = { type: { kind: 'timestamp', zone: 'utc' }, declared: 'datetime' } as const;
  const plain = { type: { kind: 'timestamp', zone: 'none' }, declared: 'datetime' } as const;
  const notes = notesOf({
    tables: [
      table('a', { name: 'made', ...zoned }, { name: 'seen', ...zoned }),
      table('b', { name: 'made', ...zoned }, { name: 'gone', type: text, declared: 'DATETIME' }),
      table('c', { name: 'made', ...plain }),
    ],
  });
  assert.equal(notes, [
    `time-types-differ b: times of different types: made timestamptz; gone text; choose one in the config`,
    'time-types-differ c.made: timestamp here, timestamptz in a, b; convert before you compare',
  ]);
});

test('+ on texts is noted in views and triggers, on numbers it is not', () => {
  const people = table(
    'people',
    { name: 'first', type: text },
    { name: 'Last Name', type: text },
    { name: 'n', type: bigint },
  );
  const views = [
    [`x`, `SELECT first || ' ' || "Last Name" AS name, n + id AS m, length(first) + 1 AS l FROM people`],
    [`y`, `SELECT first + n AS z FROM people`],
    [`z`, `SELECT n + p.[Last Name] AS z FROM people p`],
    [`q`, `SELECT n + 1 /* first + 'x' */ AS z FROM people`],
  ].map(([name, sqlite]) => ({ name: name!, query: { sqlite: sqlite! } }));
  const body = { sqlite: `UPDATE people SET first = 'Dr. ' + first WHERE id = NEW.id;` };
  const triggers = [{ name: 'w', table: 'people', timing: 'after', event: 'insert', body }] as const;
  const notes = notesOf({ tables: [people], views, triggers });
  assert.equal(
    notes.map((note) => note.slice(0, note.indexOf(':'))),
    ['text-sum y', 'text-sum z', 'text-sum people.w'],
  );
});

test.run();
