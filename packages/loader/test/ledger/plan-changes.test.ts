import type { ColumnType, Move, MoveColumn, PlanDocument } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { planChanges } from '../../src/ledger/plan-changes.js';

const TEXT: ColumnType = { kind: 'text' };

function columnOf(source: string, more: Partial<MoveColumn> = {}): MoveColumn {
  return { source, target: source, type: TEXT, nullable: true, ...more };
}

function moveOf(table: string, ...columns: MoveColumn[]): Move {
  return { table, target: `public.${table}`, columns };
}

function documentOf(moves: Move[], more: Partial<PlanDocument> = {}): PlanDocument {
  const statements = moves.map(({ table }) => ({
    phase: 'table' as const,
    sql: `CREATE TABLE ${table}`,
    subject: { kind: 'table' as const, name: table },
  }));
  return { statements, moves, orphans: undefined, ...more };
}

test('a plan does not differ from itself, nor by comments and helper functions', () => {
  const before = documentOf([moveOf('t', columnOf('a'))], { orphans: 'keep' });
  const subject = { kind: 'table', name: 't' } as const;
  const comment = { phase: 'comment', sql: `COMMENT ON TABLE t IS 'x'`, subject } as const;
  assert.equal(planChanges(before, before), []);
  assert.equal(planChanges(before, { ...before, statements: [...before.statements, comment] }), []);
  assert.equal(planChanges(before, JSON.parse(JSON.stringify(before)) as PlanDocument), []);
});

test('tables and columns that came or went are named, what hangs on such a table is not', () => {
  const before = documentOf([moveOf('kept', columnOf('a'), columnOf('old')), moveOf('gone one', columnOf('a'))]);
  const after = documentOf([moveOf('kept', columnOf('a'), columnOf('new')), moveOf('fresh', columnOf('a'))]);
  const subject = { kind: 'index', name: 'i', table: 'fresh' } as const;
  const index = { phase: 'index', sql: 'CREATE INDEX', subject } as const;
  assert.equal(planChanges(before, { ...after, statements: [...after.statements, index] }), [
    'column "kept"."new" (text) is new',
    'column "kept"."old" (text) is gone',
    'table "fresh" is new',
    'table "gone one" is gone',
  ]);
});

test('of a column it is said what is otherwise: type, conversion, name, NULL, policy', () => {
  const before = documentOf([moveOf('t', columnOf('a', { type: { kind: 'integer', bits: 64 }, onBadValue: 'null' }))]);
  const changed = columnOf('a', {
    target: 'b',
    type: { kind: 'timestamp', zone: 'utc' },
    stored: { as: 'epoch', unit: 'ms' },
    nullable: false,
    onBadValue: 'reject',
  });
  assert.equal(planChanges(before, documentOf([moveOf('t', changed)])), [
    'column "t"."a" is timestamptz, was bigint',
    'the stored form of "t"."a" is epoch ms, was plain',
    'the name of "t"."a" is b, was a',
    'column "t"."a" is not nullable, was nullable',
    '"onBadValue" of "t"."a" is "reject", was "null"',
  ]);
});

test('of what is made beside columns it is said what is new, gone or declared differently', () => {
  const moves = [moveOf('t', columnOf('a'))];
  const make = (
    kind: 'index' | 'view' | 'foreign-key',
    name: string,
    sql: string,
  ): PlanDocument['statements'][number] => ({
    phase: kind,
    sql,
    subject: kind === 'view' ? { kind, name } : { kind, name, table: 't' },
  });
  const { statements } = documentOf(moves);
  const before = documentOf(moves, {
    orphans: 'keep',
    statements: [...statements, make('index', 'i', '1'), make('view', 'v', '1'), make('foreign-key', 'f', '1')],
  });
  const after = documentOf(moves, {
    orphans: 'set-aside',
    statements: [
      { ...statements[0]!, sql: `CREATE TABLE t -- with a default` },
      make('index', 'i', '2'),
      make('view', 'w', '1'),
      make('foreign-key', 'f', '1'),
    ],
  });
  assert.equal(planChanges(before, after), [
    '"orphans" is "set-aside", was "keep"',
    'table "t" is declared differently',
    'index "i" of "t" is declared differently',
    'view "w" is new',
    'view "v" is gone',
  ]);
});

test.run();
