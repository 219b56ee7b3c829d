import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createLines } from '../../src/progress/progress-lines.js';
import { MIGRATE_STAGES, type NumberedStage } from '../../src/progress/stage.js';

/** Lines that a view writes while a clock of its own goes on, which ticks when it is set. */
function view(stages: readonly NumberedStage[]) {
  const lines: string[] = [];
  let ms = 0;
  let tick = (): void => undefined;
  const every = (_ms: number, called: () => void): (() => void) => {
    tick = called;
    return () => (tick = () => undefined);
  };
  const progress = createLines({ write: (text) => lines.push(text) }, stages, { now: () => ms, every });
  const goTo = (time: number): void => {
    ms = time;
    tick();
  };
  return { lines, goTo, progress };
}

test('a command of one stage says nothing before two seconds, then its total as the guess that it is', () => {
  const { lines, goTo, progress } = view(['read']);
  goTo(1000);
  progress.on({ kind: 'read', table: 't', rows: 500, estimatedRows: 4000 });
  assert.equal(lines, []);
  progress.on({ kind: 'read', table: 't', rows: 1000, estimatedRows: 4000 });
  goTo(2000);
  progress.on({ kind: 'read', table: 't', rows: 4200, estimatedRows: 4000 });
  goTo(4000);
  progress.stop('done');
  goTo(8000);
  assert.equal(lines, [
    'reading values: 1,000 of about 4,000 rows (25%), 500 rows/s, about 6.0 s left\n',
    'reading values: 4,200 rows, 1,050 rows/s, 4.0 s so far\n',
  ]);
});

test('a migration names its first stage at once, and each with its time when it has ended', () => {
  const { lines, goTo, progress } = view(MIGRATE_STAGES);
  assert.equal(lines, ['1/5 reading values\n']);
  goTo(1000);
  progress.on({ kind: 'read', table: 't', rows: 1000, estimatedRows: undefined });
  progress.on({ kind: 'expected', rows: 1000, bytes: 40_000 });
  progress.on({ kind: 'stage', stage: 'server' });
  goTo(2000);
  progress.on({ kind: 'stage', stage: 'rows', rows: 1000 });
  progress.on({ kind: 'rows', table: 't', rows: 100, bytes: 1 });
  progress.on({ kind: 'rows', table: 't', rows: 300, bytes: 1 });
  goTo(4000);
  progress.on({ kind: 'rows', table: 't', rows: 600, bytes: 1 });
  progress.on({ kind: 'stage', stage: 'indexes' });
  progress.on({ kind: 'built', subject: 't: i', rows: 500, totalRows: 2000 });
  goTo(6000);
  goTo(8000);
  progress.on({ kind: 'stage', stage: 'constraints' });
  progress.on({ kind: 'stage', stage: 'compare' });
  progress.on({ kind: 'compared', table: 't', rows: 1000, bytes: 1 });
  progress.stop('done');
  progress.stop('done');
  assert.equal(lines.slice(1), [
    '1/5 reading values: 1,000 rows in 1.0 s, 1,000 rows/s\n',
    '2/5 starting PostgreSQL: 1.0 s\n',
    '2/5 moving rows: 400 of 1,000 rows (40%), 200 rows/s, 3.0 s left\n',
    '2/5 moving rows: 1,000 rows in 2.0 s, 500 rows/s\n',
    '3/5 building indexes: 500 of 2,000 rows (25%), 250 rows/s, 6.0 s left\n',
    '3/5 building indexes: 500 of 2,000 rows (25%), 125 rows/s, 12 s left\n',
    '3/5 building indexes: 4.0 s\n',
    '4/5 adding constraints: 0.0 s\n',
    '5/5 comparing rows: 1,000 rows in 0.0 s\n',
  ]);
});

test('of a run that failed no stage is said to have ended', () => {
  const { lines, progress } = view(MIGRATE_STAGES);
  progress.stop('failed');
  assert.equal(lines, ['1/5 reading values\n']);
});

test.run();
