import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createLines } from '../src/progress/progress-lines.js';

/** Lines that a view writes while a clock of its own goes on. */
function view(): { lines: string[]; clock: { ms: number }; progress: ReturnType<typeof createLines> } {
  const lines: string[] = [];
  const clock = { ms: 0 };
  const progress = createLines({ write: (text) => lines.push(text) }, () => clock.ms);
  return { lines, clock, progress };
}

test('the pass over the values is told of every two seconds, its total as the guess that it is', () => {
  const { lines, clock, progress } = view();
  clock.ms = 1000;
  progress.on({ kind: 'read', table: 't', rows: 500, estimatedRows: 4000 });
  assert.equal(lines, []);
  clock.ms = 2000;
  progress.on({ kind: 'read', table: 't', rows: 1000, estimatedRows: 4000 });
  clock.ms = 4000;
  progress.on({ kind: 'read', table: 't', rows: 4200, estimatedRows: 4000 });
  assert.equal(lines, [
    'read: 1,000 of about 4,000 rows, 500 rows/s, about 6.0 s left\n',
    'read: 4,200 rows, 1,050 rows/s\n',
  ]);
  const one = view();
  one.clock.ms = 2000;
  one.progress.on({ kind: 'read', table: 't', rows: 1, estimatedRows: 0 });
  assert.equal(one.lines, ['read: 1 row, 1 rows/s\n']);
});

test('moving has the total that was counted, and each phase is told of once', () => {
  const { lines, clock, progress } = view();
  progress.on({ kind: 'read', table: 't', rows: 100, estimatedRows: undefined });
  progress.on({ kind: 'expected', rows: 1000 });
  progress.on({ kind: 'rows', table: 't', rows: 100, bytes: 1 });
  clock.ms = 2000;
  progress.on({ kind: 'rows', table: 't', rows: 400, bytes: 1 });
  const statement = { kind: 'statement', phase: 'index', subject: 'i', total: 2 } as const;
  progress.on({ ...statement, done: 0 });
  progress.on({ ...statement, done: 1 });
  assert.equal(lines, ['moved: 500 of 1,000 rows, 250 rows/s, 2.0 s left\n', 'index: 2 statements to go\n']);
});

test.run();
