import type { Column, Statement, Table } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  alterColumn,
  alterTable,
  canAlterColumn,
  createColumn,
  createTable,
  dropColumn,
  dropTable,
  resolveColumnDdl,
  type ColumnDdl,
  type DdlContext,
} from '../../src/index.js';
import { checkChange, specOf, tableOf } from './check-change.js';

const NAME = 'Order "Lines"';
const bigint = { kind: 'integer', bits: 64 } as const;
const text = { kind: 'text' } as const;
const key: Column = { name: 'id', type: bigint, nullable: false };

function tableWith(...columns: readonly Column[]): Table {
  return { name: NAME, columns: [key, ...columns] };
}

function ddlOf(context: DdlContext, name: string): ColumnDdl {
  const { table, source } = tableOf(context, NAME);
  const at = source.columns.findIndex((column) => column.name === name);
  return resolveColumnDdl(context, source, { column: table.columns[at]!, source: source.columns[at]! });
}

/** Alters the last column of the table to the last one of the other, with rows in it. */
async function checkAlter(
  from: Column,
  to: Column,
  options: { readonly using?: string; readonly online?: boolean; readonly values?: string } = {},
): Promise<readonly Statement[]> {
  const { values = '', ...how } = options;
  let made: readonly Statement[] = [];
  await checkChange({
    from: specOf(tableWith(from)),
    to: specOf(tableWith(to)),
    before: values === '' ? 'SELECT 1' : `INSERT INTO "Order ""Lines""" VALUES ${values}`,
    change: (old, next) => {
      const change = { from: ddlOf(old, from.name), to: ddlOf(next, to.name), ...how };
      assert.ok(canAlterColumn(change));
      made = alterColumn(tableOf(next, NAME).table, change);
      return made;
    },
  });
  return made;
}

test('a table is made, renamed and dropped', async () => {
  const other = { name: 'b', columns: [key] };
  const table = tableWith({ name: 'select', type: text });
  await checkChange({
    from: specOf(other),
    to: specOf(other, table),
    change: (_, next) => createTable(next, table, { table: tableOf(next, NAME).table, foreignKeys: [] }),
  });
  await checkChange({
    from: specOf(table),
    to: specOf({ ...table, name: 'User' }),
    change: (old, next) => alterTable(tableOf(old, NAME).table, tableOf(next, 'User').table),
  });
  await checkChange({
    from: specOf(other, table),
    to: specOf(other),
    change: (old) => [dropTable(tableOf(old, NAME).table)],
  });
});

test('a column is added, with all that it can have, and dropped', async () => {
  const columns: Column[] = [
    { name: 'A b', type: text, nullable: false, default: { postgres: "'it''s'" } },
    { name: 'user', type: bigint, generated: { expression: { postgres: 'id * 2' }, storage: 'stored' } },
    { name: 'Number', type: bigint, nullable: false, identity: 'by-default' },
  ];
  for (const column of columns) {
    const [without, withColumn] = [specOf(tableWith()), specOf(tableWith(column))];
    await checkChange({
      from: without,
      to: withColumn,
      before: 'INSERT INTO "Order ""Lines""" VALUES (1)',
      change: (_, next) => [createColumn(tableOf(next, NAME).table, ddlOf(next, column.name))],
    });
    await checkChange({
      from: withColumn,
      to: without,
      change: (old) => [dropColumn(tableOf(old, NAME).table, ddlOf(old, column.name))],
    });
  }
});

test('a column gets another name, type, default and nullability, its values converted', async () => {
  const before: Column = { name: 'Old "x"', type: { kind: 'integer', bits: 32 }, default: { postgres: '7' } };
  const after: Column = { name: 'group', type: text, nullable: false, default: { postgres: "'none'" } };
  const up = await checkAlter(before, after, { values: '(1, 5), (2, 6)' });
  assert.equal(
    up.map(({ phase, sql }) => [phase, sql.replace(/^ALTER TABLE \S+"Order ""Lines""" /, '')]),
    [
      ['rename', 'RENAME COLUMN "Old ""x""" TO "group"'],
      ['column', 'ALTER COLUMN "group" DROP DEFAULT'],
      ['column', 'ALTER COLUMN "group" TYPE text COLLATE "C"'],
      ['column', `ALTER COLUMN "group" SET DEFAULT 'none'`],
      ['column', 'ALTER COLUMN "group" SET NOT NULL'],
    ],
  );
  await checkAlter(after, before, { values: `(1, '5'), (2, '6')`, using: '"Old ""x"""::integer' });
  await checkAlter({ ...before, default: { postgres: '1' } }, before);
  await checkAlter(before, { name: before.name, type: before.type });
});

test('NOT NULL is set by way of a validated check if asked', async () => {
  const before: Column = { name: 'Table', type: text };
  const steps = await checkAlter(before, { ...before, nullable: false }, { online: true, values: `(1, 'a')` });
  assert.is(steps.length, 4);
  assert.match(steps[0]!.sql, 'CHECK ("Table" IS NOT NULL) NOT VALID');
  assert.match(steps[1]!.sql, 'VALIDATE CONSTRAINT "Order ""Lines""_Table_not_null_check"');
});

test('numbering is added, altered and dropped', async () => {
  const plain: Column = { name: 'To', type: bigint, nullable: false };
  const byDefault: Column = { ...plain, identity: 'by-default' };
  const always: Column = { ...plain, identity: 'always' };
  await checkAlter(plain, byDefault, { values: '(1, 1)' });
  await checkAlter(byDefault, always, { values: '(1, 1)' });
  await checkAlter(always, plain, { values: '(1, DEFAULT)' });
});

test('a computed column becomes plain; one with another expression cannot be altered', async () => {
  const computed: Column = {
    name: 'Sum of',
    type: bigint,
    generated: { expression: { postgres: 'id + 1' }, storage: 'stored' },
  };
  const plain: Column = { name: 'Sum of', type: bigint };
  await checkAlter(computed, plain, { values: '(1)' });
  const from = { name: 'a', sql: 'a', type: 'bigint', nullable: true, notNull: false, subject: SUBJECT };
  assert.not(canAlterColumn({ from, to: { ...from, expression: '1' } }));
  assert.not(canAlterColumn({ from: { ...from, expression: '2' }, to: { ...from, expression: '1' } }));
});

const SUBJECT = { kind: 'column', name: 'a', table: 't' } as const;

test.run();
