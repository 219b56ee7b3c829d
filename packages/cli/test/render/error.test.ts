import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';
import colors from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describeError } from '../../src/render/error.js';

const plain = colors.createColors(false);

test('an expected error is one line without control characters, another one shows its stack', () => {
  const expected = new Lite2pgError('damaged', { message: 'read "a\nb\u001b[2J": torn' });
  assert.is(describeError(expected, plain), 'error: read "a\\nb\\u{1b}[2J": torn\n');
  assert.match(describeError(new TypeError('x is no function'), plain), /unexpected error.*\nTypeError: x.*\n {4}at /);
});

test('what the operating system refuses is said in words, with the path and what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  try {
    let error: unknown;
    try {
      mkdirSync(join(folder, 'no', 'such'));
    } catch (caught) {
      error = caught;
    }
    assert.is(
      describeError(error, plain),
      `error: ${join(folder, 'no', 'such')}: there is no such file or folder; check the path\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
