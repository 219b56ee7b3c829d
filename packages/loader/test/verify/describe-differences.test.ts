import type { TargetColumn, TargetTable } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describeDifferences } from '../../src/verify/describe-differences.js';
import { joinTuple } from '../../src/tuple/join-tuple.js';
import { createTupleKeeper } from '../../src/verify/tuple-keeper.js';

const NAMES = ['a', 'b', 'c', 'd', 'e'];

/** A table of five text columns. */
function tableOf(keys: Pick<TargetTable, 'primaryKey'> & { readonly uniques?: TargetTable['uniques'] }): TargetTable {
  const columns = NAMES.map((name): TargetColumn => ({
    source: name,
    name,
    sql: name,
    type: { kind: 'text' },
    typeName: 'text',
    nullable: true,
    generated: false,
  }));
  return {
    source: 't',
    name: 't',
    sql: 'public.t',
    columns,
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checkNames: [],
    searches: [],
    ...keys,
  };
}

function keyOn(column: string): NonNullable<TargetTable['primaryKey']> {
  const subject = { kind: 'primary-key', name: column, table: 't' } as const;
  return { name: 't_key', nameImplied: false, columns: [column], subject };
}

/** Rows as they are kept: a letter for each value, `-` for NULL, or whole texts. */
function kept(table: TargetTable, rows: readonly (string | readonly (string | null)[])[]): Uint8Array[] {
  const keeper = createTupleKeeper(table.columns);
  return rows.map((row) => {
    const values = typeof row === 'string' ? row.split('').map((letter) => (letter === '-' ? null : letter)) : row;
    const tuple = joinTuple(values.map((value) => (value === null ? null : Buffer.from(value))));
    keeper.add(tuple, 0, tuple.length);
    return keeper.take();
  });
}

type Rows = Parameters<typeof kept>[1];

function describe(table: TargetTable, source: Rows, target: Rows): { counts: object; message: string } {
  const sourceTuples = kept(table, source);
  const targetTuples = kept(table, target);
  const leftover = { source: source.length, target: target.length, sourceTuples, targetTuples };
  const { counts, finding } = describeDifferences(table, leftover);
  return { counts, message: finding.message };
}

test('rows without a key that agree in most values are shown by what differs', () => {
  const { counts, message } = describe(tableOf({}), ['xyzpq'], ['xyzpr']);
  assert.equal(counts, { missing: 1, extra: 1, changed: 0 });
  assert.is(
    message,
    `1 row missing, 1 extra, 0 changed: "e" in the row with "a" = 'x', "b" = 'y', "c" = 'z', "d" = 'p' is 'r', in SQLite 'q'`,
  );
});

test('rows that agree in little, or in NULLs only, are not taken for one', () => {
  const { message } = describe(tableOf({}), ['x---q', 'm----'], ['y---r']);
  assert.is(
    message,
    `2 rows missing, 1 extra, 0 changed: the row with "a" = 'x', "e" = 'q' is missing; the row with "a" = 'm' is missing; the row with "a" = 'y', "e" = 'r' is not in SQLite`,
  );
});

test('the most alike rows belong together, whatever their order', () => {
  const { message } = describe(tableOf({}), ['ab111', 'ab222'], ['ab223', 'ab113']);
  assert.match(message, `"e" in the row with "a" = 'a', "b" = 'b', "c" = '1', "d" = '1' is '3', in SQLite '1'`);
  assert.match(message, `"e" in the row with "a" = 'a', "b" = 'b', "c" = '2', "d" = '2' is '3', in SQLite '2'`);
});

test('rows of a unique constraint are changed rows, those with NULL in it are known by their values', () => {
  const table = tableOf({ uniques: [keyOn('b')] });
  const { counts, message } = describe(table, ['1k2--', '3-456'], ['1k9--', '3-457']);
  assert.equal(counts, { missing: 1, extra: 1, changed: 1 });
  assert.is(
    message,
    `1 row missing, 1 extra, 1 changed: "c" at "b" = 'k' is '9', in SQLite '2'; "e" in the row with "a" = '3', "c" = '4', "d" = '5' is '7', in SQLite '6'`,
  );
});

test('several rows with one key on a target that lost its key are all named', () => {
  const table = tableOf({ primaryKey: keyOn('a') });
  const { counts, message } = describe(table, [], ['k1---', 'k2---']);
  assert.equal(counts, { missing: 0, extra: 2, changed: 0 });
  assert.is(
    message,
    `0 rows missing, 2 extra, 0 changed: the row at "a" = 'k' is not in SQLite; the row at "a" = 'k' is not in SQLite`,
  );
});

test('long texts that begin alike are shown from where they differ', () => {
  const table = tableOf({ primaryKey: keyOn('a') });
  const text = (end: string): (string | null)[] => ['k', 'é'.repeat(60) + end, null, null, null];
  const { message } = describe(table, [text('old')], [text('new')]);
  assert.match(message, `"b" at "a" = 'k' is 'éééééénew' from byte 109 on, in SQLite 'ééééééold'`);
  const far = (end: string): (string | null)[] => ['k', 'x'.repeat(5000) + end, null, null, null];
  assert.match(
    describe(table, [far('old')], [far('new')]).message,
    /"b" at "a" = 'k' is another value than in SQLite, the same in the first 256 bytes \('x+…'\)/,
  );
});

test.run();
