import colors from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { onOneLine } from '../../src/render/one-line.js';
import { renderFindings } from '../../src/render/findings.js';
import { renderTable } from '../../src/render/table.js';

test('what a terminal would act upon is shown as an escape, and letters of any script are not', () => {
  assert.is(onOneLine('a\nb\t\u001b[31m\u009bc\u202e\u0000'), 'a\\nb\\t\\u{1b}[31m\\u{9b}c\\u{202e}\\u{0}');
  assert.is(onOneLine('Größe 表 😀 "x"'), 'Größe 表 😀 "x"');
});

const plain = colors.createColors(false);

test('a name from the source stays within its cell, and on a terminal a long one is cut, but in the last column', () => {
  const long = 'w'.repeat(100);
  const text = renderTable(
    ['name', 'why'],
    [
      ['a\u001b[2J\nb', long],
      [long, 'x'],
    ],
    { ...plain, width: 100 },
  );
  const lines = text.split('\n');
  assert.is(lines.length, 4);
  assert.match(lines[1] ?? '', 'a\\u{1b}[2J\\nb');
  assert.match(lines[1] ?? '', long);
  assert.match(lines[2] ?? '', `${'w'.repeat(24)}…${'w'.repeat(23)}  x`);
});

test('a cell is painted when it is escaped already', () => {
  const painted = renderTable(['a'], [[{ text: 'x\u001b', paint: (text) => `<${text}>` }]], plain);
  assert.match(painted, '<x\\u{1b}>');
});

test('a name or a message with line breaks breaks no line of a finding', () => {
  const subject = { kind: 'table', name: 'a\nb' } as const;
  const text = renderFindings([{ code: 'orphans', severity: 'note', subject, message: 'x\ry' }], plain);
  assert.is(text, '1 finding: 1 note\nnote     [orphans]\n         table "a\\nb": x\\ry\n');
});

test.run();
