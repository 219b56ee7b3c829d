import type { TargetTable } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { planTasks, type Move } from '../../src/rows/tasks.js';

function table(source: string): TargetTable {
  return {
    source,
    name: source,
    sql: source,
    columns: [],
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checkNames: [],
    searches: [],
  };
}

function move(name: string, ...rows: number[]): Move {
  const chunks = rows.map((estimatedRows, number) => ({ number, from: null, to: null, estimatedRows }));
  return { table: table(name), create: [], chunks };
}

function describe(tasks: ReturnType<typeof planTasks>): string[] {
  return tasks.map((task) =>
    task.kind === 'chunk'
      ? `${task.table.source} chunk ${task.chunk.number}`
      : task.moves.map((whole) => whole.table.source).join(' + '),
  );
}

test('small tables share a transaction, large ones go chunk by chunk, the largest task first', () => {
  const tasks = planTasks([move('a b', 10), move('huge', 500_000, 400_000), move('c', 20)], []);
  assert.equal(describe(tasks), ['huge chunk 0', 'huge chunk 1', 'a b + c']);
});

test('a group ends at its rows and at its tables', () => {
  const byRows = planTasks([move('a', 150_000), move('b', 150_000), move('c', 10)], []);
  assert.equal(describe(byRows), ['b + c', 'a']);
  const many = Array.from({ length: 120 }, (_, number) => move(`t${number}`, 1));
  assert.equal(
    planTasks(many, []).map((task) => (task.kind === 'whole-tables' ? task.moves.length : 0)),
    [50, 50, 20],
  );
});

test('of a table that was begun only the missing chunks are left', () => {
  const done = { moved: 1, rejected: 0, bytes: 1, digest: Buffer.alloc(0) };
  const chunks = [done, undefined, done].map((result, number) => ({
    table: 't',
    chunk: { number, from: null, to: null, estimatedRows: 0 },
    done: result,
  }));
  assert.equal(describe(planTasks([], [{ table: table('t'), chunks }])), ['t chunk 1']);
});

test.run();
