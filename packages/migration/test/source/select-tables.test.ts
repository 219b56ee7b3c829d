import type { Config, Finding, Spec, Table } from '@lite2pg/spec';
import { rejects } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { selectOfSpec, selectTables } from '../../src/source/select-tables.js';

const id = { name: 'id', type: { kind: 'integer', bits: 64 } } as const;
const key = (table: string) => ({ columns: ['id'], references: { table, columns: ['id'] } });
const table = (name: string, more: Partial<Table> = {}): Table => ({ name, columns: [id], ...more });

const codesOf = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);

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

const NAMES: Config = {
  exclude: ['odd*'],
  renames: { tables: { 'odd "name"': 'o', kept: 'k' }, columns: { 'odd "name".id': 'o_id', 'kept.id': 'k_id' } },
  columns: { 'odd "name".id': { type: 'text' }, 'kept.id': { type: 'text' } },
  schema: 'other',
};

test('the config says nothing of tables that are left out, and all else of it stays', () => {
  const kept = {
    exclude: ['odd*'],
    renames: { tables: { kept: 'k' }, columns: { 'kept.id': 'k_id' } },
    columns: { 'kept.id': { type: 'text' } },
    schema: 'other',
  };
  const { config, findings, spec } = selectTables(SPEC, NAMES);
  assert.equal(config, kept);
  assert.equal(codesOf(findings), ['excluded']);
  // A spec that was made with the config has no such table; one that was not loses it.
  assert.equal(selectOfSpec(spec, NAMES), { spec, config: kept, findings: [] });
  assert.equal(selectOfSpec(SPEC, NAMES), { spec, config: kept, findings });
});

test('names in the config are checked against the whole source, those of left out tables too', async () => {
  const columns = { 'odd "name".none': { type: 'text' } };
  await rejects(() => selectTables(SPEC, { exclude: ['odd*'], columns }), {
    code: 'bad-choice',
    message: /"odd ""name"".none": the source has no such table.column/,
  });
  const renames = { tables: { none: 'x' }, columns: { 'odd "name".none': 'y' } };
  assert.equal(codesOf(selectTables(SPEC, { exclude: ['odd*'], renames }).findings), [
    'unknown-rename',
    'unknown-rename',
    'excluded',
  ]);
});

test('a column that stays is meant where a name with a point could be two columns', () => {
  const spec = { ...SPEC, tables: [table('a'), { ...table('a.b'), columns: [id, { ...id, name: 'c' }] }] };
  const columns = { 'a.b.id': { type: 'text' } };
  assert.equal(selectTables(spec, { exclude: ['a'], columns }).config.columns, columns);
  assert.equal(selectTables(spec, { exclude: ['a.b'], columns }).config.columns, {});
});

test('without a choice of tables the spec is as it was', () => {
  assert.is(selectTables(SPEC, {}).spec, SPEC);
});

test.run();
