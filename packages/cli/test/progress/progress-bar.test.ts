import { Writable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createBar } from '../../src/progress/progress-bar.js';
import { MIGRATE_STAGES } from '../../src/progress/stage.js';

/** A terminal that keeps what is written to it. */
class FakeTerminal extends Writable {
  readonly isTTY = true;
  readonly columns = 80;
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

test('the first line is drawn at once, and what stays on the screen are the stages with their times', () => {
  const terminal = new FakeTerminal();
  let now = 0;
  const view = createBar(terminal, MIGRATE_STAGES, () => now);
  assert.match(terminal.text, '1/5 reading values');
  now = 1500;
  view.on({ kind: 'read', table: 't', rows: 1000, estimatedRows: 1000 });
  view.on({ kind: 'stage', stage: 'rows', rows: 1000 });
  now = 2000;
  view.on({ kind: 'rows', table: 't', rows: 1000, bytes: 1 });
  view.stop('done');
  view.stop('done');
  const length = terminal.text.length;
  view.on({ kind: 'stage', stage: 'compare' });
  assert.is(terminal.text.length, length, 'nothing is drawn after the end');
  // eslint-disable-next-line no-control-regex -- that is what a terminal is sent
  const kept = terminal.text.split('\n').map((line) => line.replace(/^.*\u001b\[2K/s, ''));
  assert.equal(kept.slice(0, 2), [
    '1/5 reading values: 1,000 rows in 1.5 s, 667 rows/s',
    '2/5 moving rows: 1,000 rows in 0.5 s, 2,000 rows/s',
  ]);
  assert.is(terminal.text.split('\u001b[?25l').length, terminal.text.split('\u001b[?25h').length);
});

test.run();
