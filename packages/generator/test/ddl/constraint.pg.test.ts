import type { Check, Column, ForeignKey, Spec, Statement, Table } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  alterCheck,
  alterForeignKey,
  alterKey,
  createCheck,
  createForeignKey,
  createForeignKeyNotValid,
  createKey,
  createKeyConcurrently,
  dropCheck,
  dropForeignKey,
  dropKey,
  translateChecks,
  validateForeignKey,
  type CheckDdl,
  type DdlContext,
} from '../../src/index.js';
import { checkChange, specOf, tableOf } from './check-change.js';

const NAME = 'The "Table"';
const text = { kind: 'text' } as const;

function specWith(more: Partial<Table>): Spec {
  const parent: Table = {
    name: 'order',
    columns: [{ name: 'A b', type: text, nullable: false }],
    primaryKey: { columns: ['A b'] },
  };
  const columns: Column[] = [
    { name: 'From', type: text, nullable: false },
    { name: 'select', type: text },
  ];
  return specOf(parent, { name: NAME, columns, ...more });
}

const PLAIN = specWith({});
const ROWS = `INSERT INTO "order" VALUES ('a'); INSERT INTO "The ""Table""" VALUES ('a', 'a'), ('b', NULL)`;

test('a primary key is made, at once and online, renamed and dropped', async () => {
  const keyed = specWith({ primaryKey: { name: 'Own key', columns: ['From'] } });
  const named = specWith({ primaryKey: { name: 'user', columns: ['From'] } });
  const keyOf = (context: DdlContext) => tableOf(context, NAME).table.primaryKey!;
  const create = (_: DdlContext, next: DdlContext): Statement[] => {
    const { table, source } = tableOf(next, NAME);
    return [createKey(source, table, keyOf(next))];
  };
  await checkChange({ from: PLAIN, to: keyed, before: ROWS, change: create });
  await checkChange({
    from: PLAIN,
    to: keyed,
    before: ROWS,
    change: (_, next) => createKeyConcurrently(tableOf(next, NAME).table, keyOf(next)),
  });
  await checkChange({
    from: keyed,
    to: named,
    change: (old, next) => alterKey(tableOf(next, NAME).table, { from: keyOf(old), to: keyOf(next) }),
  });
  await checkChange({ from: keyed, to: PLAIN, change: (old) => [dropKey(tableOf(old, NAME).table, keyOf(old))] });
});

test('a unique constraint is made, at once and online, renamed and dropped', async () => {
  const keyed = specWith({ uniques: [{ columns: ['select', 'From'] }] });
  const named = specWith({ uniques: [{ name: 'Both', columns: ['select', 'From'] }] });
  const keyOf = (context: DdlContext) => tableOf(context, NAME).table.uniques[0]!;
  await checkChange({
    from: PLAIN,
    to: keyed,
    before: ROWS,
    change: (_, next) => {
      const { table, source } = tableOf(next, NAME);
      return [createKey(source, table, keyOf(next))];
    },
  });
  await checkChange({
    from: PLAIN,
    to: keyed,
    before: ROWS,
    change: (_, next) => createKeyConcurrently(tableOf(next, NAME).table, keyOf(next)),
  });
  await checkChange({
    from: keyed,
    to: named,
    change: (old, next) => alterKey(tableOf(next, NAME).table, { from: keyOf(old), to: keyOf(next) }),
  });
  await checkChange({ from: keyed, to: PLAIN, change: (old) => [dropKey(tableOf(old, NAME).table, keyOf(old))] });
});

test('a check is made, renamed and dropped', async () => {
  const check: Check = { expression: { postgres: '"From" <> \'\'' } };
  const [checked, named] = [
    specWith({ checks: [check] }),
    specWith({ checks: [{ ...check, name: 'No "empty" one' }] }),
  ];
  const checkOf = (context: DdlContext): CheckDdl => {
    const { table, source } = tableOf(context, NAME);
    return translateChecks(context, source, table)[0]!;
  };
  await checkChange({
    from: PLAIN,
    to: checked,
    before: ROWS,
    change: (_, next) => createCheck(tableOf(next, NAME).table, checkOf(next)),
  });
  await checkChange({
    from: checked,
    to: named,
    change: (old, next) => alterCheck(tableOf(next, NAME).table, { from: checkOf(old), to: checkOf(next) }),
  });
  await checkChange({ from: checked, to: PLAIN, change: (old) => [dropCheck(tableOf(old, NAME).table, checkOf(old))] });
});

test('a foreign key is made, at once and online, renamed, deferred and dropped', async () => {
  const key: ForeignKey = {
    columns: ['select'],
    references: { table: 'order', columns: ['A b'] },
    onDelete: 'cascade',
  };
  const keyed = specWith({ foreignKeys: [key] });
  const deferred = specWith({ foreignKeys: [{ ...key, name: 'End', deferrable: 'initially-deferred' }] });
  const keyOf = (context: DdlContext) => tableOf(context, NAME).table.foreignKeys[0]!;
  await checkChange({
    from: PLAIN,
    to: keyed,
    before: ROWS,
    change: (_, next) => [createForeignKey(next, tableOf(next, NAME).table, keyOf(next))],
  });
  await checkChange({
    from: PLAIN,
    to: keyed,
    before: ROWS,
    change: (_, next) => {
      const { table } = tableOf(next, NAME);
      return [createForeignKeyNotValid(next, table, keyOf(next)), validateForeignKey(table, keyOf(next))];
    },
  });
  for (const [from, to] of [
    [keyed, deferred],
    [deferred, keyed],
  ] as const) {
    await checkChange({
      from,
      to,
      change: (old, next) => alterForeignKey(tableOf(next, NAME).table, { from: keyOf(old), to: keyOf(next) }),
    });
  }
  await checkChange({
    from: keyed,
    to: PLAIN,
    change: (old) => {
      const dropped = dropForeignKey(tableOf(old, NAME).table, keyOf(old));
      assert.is(dropped.phase, 'drop-foreign-key');
      return [dropped];
    },
  });
});

test.run();
