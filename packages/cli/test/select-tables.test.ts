import type { Spec, Table } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { selectTables } from '../src/select-tables.js';

const id = { name: 'id', type: { kind: 'integer', bits: 64 } } as const;
const key = (table: string) => ({ columns: ['id'], references: { table, columns: ['id'] } });
const table = (name: string, more: Partial<Table> = {}): Table => ({ name, columns: [id], ...more });

const SPEC: Spec = {
  specVersion: 1,
  tables: [
    table('odd "name"'),
    table('kept', { foreignKeys: [key('odd "name"'), key('kept')] }),
    table('only', { foreignKeys: [{ name: 'by "id"', ...key('odd "name"') }] }),
  ],
  views: [],
  triggers: [],
  unsupported: [],
};

test('a foreign key to a table that the config leaves out is left out by name, the others stay', () => {
  const { spec, findings } = selectTables(SPEC, { exclude: ['odd*'] });
  assert.equal(
    spec.tables.map(({ name, foreignKeys }) => [name, foreignKeys?.map(({ references }) => references.table)]),
    [
      ['kept', ['kept']],
      ['only', undefined],
    ],
  );
  const message = 'refers to "odd ""name""", which the config leaves out: the foreign key is left out, too';
  const sql = 'FOREIGN KEY ("id") REFERENCES "odd ""name""" ("id")';
  const about = { kind: 'constraint', code: 'foreign-key-left-out', message, sql } as const;
  assert.equal(spec.unsupported, [
    { ...about, name: 'id', table: 'kept' },
    { ...about, name: 'by "id"', table: 'only' },
  ]);
  assert.equal(
    findings.map(({ code, subject }) => [code, subject.name]),
    [['excluded', 'odd "name"']],
  );
});

test('without a choice of tables the spec is as it was', () => {
  assert.is(selectTables(SPEC, {}).spec, SPEC);
});

test.run();
