import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { MigrationProgress } from '@lite2pg/migration';
import { MIGRATE_STAGES } from '../../src/progress/stage.js';
import { renderStageLine } from '../../src/progress/stage-line.js';
import { trackStages } from '../../src/progress/stage-tracker.js';

/** The line of a run that has reported these, each with the milliseconds since its start, at `ms`. */
function lineAt(columns: number, ms: number, reports: readonly (readonly [number, MigrationProgress])[]): string {
  let now = 0;
  const tracker = trackStages(MIGRATE_STAGES, () => now);
  for (const [time, progress] of reports) {
    now = time;
    tracker.take(progress);
  }
  now = ms;
  return renderStageLine(tracker.state(), columns);
}

const MOVING = [
  [0, { kind: 'expected', rows: 1_000_000, bytes: 50_000_000 }],
  [0, { kind: 'stage', stage: 'rows', rows: 1_000_000 }],
  [2000, { kind: 'rows', table: 'public orders', rows: 430_000, bytes: 20_000_000 }],
] as const;

const INDEXING = [
  ...MOVING,
  [3000, { kind: 'stage', stage: 'indexes' }],
  [5000, { kind: 'built', subject: 'orders: orders_placed', rows: 1_500_000, totalRows: 4_000_000 }],
] as const;

test('name, percentage, time left and rate are there at 50, 80 and 120 columns; the bar has what is left', () => {
  assert.is(lineAt(50, 2000, MOVING), '2/5 moving  43%  0:03 left  215,000 rows/s');
  assert.is(
    lineAt(80, 2000, MOVING),
    '2/5 moving rows  ███████░░░░░░░░░  43%  0:03 left  215,000 rows/s  430,000 rows',
  );
  assert.is(
    lineAt(120, 2000, MOVING),
    '2/5 moving rows  █████████████░░░░░░░░░░░░░░░░░  43%  0:03 left  215,000 rows/s  430,000 rows  public orders',
  );
  assert.is(lineAt(50, 5000, INDEXING), '3/5 indexing  37%  0:04 left  750,000 rows/s');
  assert.is(
    lineAt(80, 5000, INDEXING),
    '3/5 building indexes  █████████░░░░░░░░░░░░░░░░  37%  0:04 left  750,000 rows/s',
  );
  assert.is(
    lineAt(120, 5000, INDEXING),
    '3/5 building indexes  ███████████░░░░░░░░░░░░░░░░░░░  37%  0:04 left  750,000 rows/s  orders: orders_placed',
  );
});

test('a stage that counts nothing, or has nothing done yet, shows no rate', () => {
  const starting = [[0, { kind: 'stage', stage: 'server' }]] as const;
  assert.is(lineAt(50, 1200, starting), '2/5 starting  0:01 so far');
  assert.is(lineAt(120, 1200, starting), '2/5 starting PostgreSQL  0:01 so far');
  assert.is(lineAt(80, 0, []), '1/5 reading values  0:00 so far');
  assert.is(lineAt(50, 1000, MOVING.slice(0, 2)), '2/5 moving  ░░░░░░░░░░░░░░░░░░░   0%  0:01 so far');
});

test('no line is wider than its terminal, and none wraps in its last column', () => {
  const stages = ['read', 'server', 'check', 'rows', 'indexes', 'constraints', 'compare'] as const;
  for (let columns = 20; columns <= 200; columns += 3) {
    for (const stage of stages) {
      for (const rows of [0, 7, 123_456_789]) {
        const subject = 'ein langer Name: '.repeat(6);
        const state = { stage, number: '3/5', unit: 'rows', done: rows, total: 200_000_000, isGuess: false } as const;
        for (const seconds of [0, 9, 40_000]) {
          const line = renderStageLine({ ...state, subject, seconds }, columns);
          assert.ok(line.length < columns, `${columns}: ${line}`);
        }
      }
    }
  }
});

test('what was expected is done and the stage goes on: below 100%, no time left, and a time that moves', () => {
  const done = [...MOVING, [3000, { kind: 'rows', table: 't', rows: 570_000, bytes: 1 }]] as const;
  assert.is(lineAt(50, 4000, done), '2/5 moving  99%  0:04 so far  250,000 rows/s');
  assert.is(lineAt(50, 9000, done), '2/5 moving  99%  0:09 so far  111,111 rows/s');
  const almost = [...MOVING, [3000, { kind: 'rows', table: 't', rows: 569_999, bytes: 1 }]] as const;
  assert.match(lineAt(50, 3000, almost), ' 99%  0:01 left ');
});

test('a table of few and long rows goes on by its bytes', () => {
  const long = [
    [0, { kind: 'expected', rows: 10, bytes: 1_000_000_000 }],
    [0, { kind: 'stage', stage: 'rows', rows: 10 }],
    [1000, { kind: 'rows', table: 'films', rows: 0, bytes: 250_000_000 }],
  ] as const;
  assert.is(lineAt(50, 1000, long), '2/5 moving  25%  0:03 left  250.0 MB/s  250.0 MB');
});

test('a name from the source moves no cursor', () => {
  const hostile = [...MOVING, [2000, { kind: 'rows', table: 'a\u001b[2J', rows: 0, bytes: 0 }]] as const;
  assert.match(lineAt(120, 2000, hostile), 'a\\u{1b}[2J');
});

test.run();
