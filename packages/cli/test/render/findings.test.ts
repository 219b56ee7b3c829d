import type { Finding } from '@lite2pg/spec';
import colors from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderFindings } from '../../src/render/findings.js';
import { renderTable } from '../../src/render/table.js';

const plain = colors.createColors(false);

const notes = ['a', 'b', 'c', 'd', 'e'].map((name): Finding => ({
  code: 'renamed',
  severity: 'note',
  subject: { kind: 'index', name, table: 't' },
  message: 'm',
}));
const loss: Finding = { code: 'damaged', severity: 'loss', subject: { kind: 'table', name: 't' }, message: 'gone' };

test('of many findings of one code three are shown and all are counted; losses come first', () => {
  assert.is(
    renderFindings([...notes, loss], plain),
    `loss  table "t": gone [damaged]
note  5 times [renamed]
      index "a" of "t": m
      index "b" of "t": m
      index "c" of "t": m
      and 2 others; --verbose shows all
`,
  );
  assert.match(renderFindings(notes, plain, true), /index "e" of "t": m\n$/);
});

test('three findings of one code are a line each', () => {
  assert.is(renderFindings(notes.slice(0, 3), plain).split('\n').length, 4);
});

test('cells are cut for a terminal only, in their middle: two names that differ at their ends stay two', () => {
  const names = ['one', 'two'].map((end) => `${'a_long_name_'.repeat(6)}${end}`);
  const rows = names.map((name) => [name, 'x']);
  for (const name of names) assert.ok(renderTable(['name', 'b'], rows, plain).includes(name));
  const cut = renderTable(['name', 'b'], rows, { ...plain, width: 60 });
  assert.match(cut, /a_long_name_a_\S*…\S*one +x\n/);
  assert.match(cut, /…\S*two +x\n/);
  for (const line of cut.split('\n')) assert.ok(line.length <= 60);
});

test.run();
