import type { Finding } from '@lite2pg/spec';
import colors from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderFindings } from '../../src/render/findings.js';
import report from '../../../../schema/report.schema.json' with { type: 'json' };
import { renderTable } from '../../src/render/table.js';

const plain = colors.createColors(false);

const notes = ['a', 'b', 'c', 'd', 'e'].map((name): Finding => ({
  code: 'renamed',
  severity: 'note',
  subject: { kind: 'index', name, table: 't' },
  message: 'm',
}));
const loss: Finding = { code: 'damaged', severity: 'loss', subject: { kind: 'table', name: 't' }, message: 'gone' };

test('counts come first, then losses; of many findings of one code three are shown and all are counted', () => {
  assert.is(
    renderFindings([...notes, loss], plain),
    `6 findings: 1 loss, 5 note; the first 3 of each kind are below, --verbose shows
  all
loss     [damaged]
         table "t": gone
note     [renamed] 5 findings
         index "a" of "t": m
         index "b" of "t": m
         index "c" of "t": m
         and 2 others; --verbose shows all
docs/findings.md explains each code and what to do
`,
  );
  const all = renderFindings(notes, plain, true);
  assert.match(all, /^5 findings: 5 note\n/);
  assert.match(all, /index "e" of "t": m\n$/);
  assert.is(renderFindings(notes.slice(0, 3), plain).includes('verbose'), false);
  assert.is(renderFindings([], plain), '');
});

const long: Finding = {
  code: 'orphans',
  severity: 'warning',
  subject: { kind: 'foreign-key', name: 'order id', table: 'Order "Items"' },
  message: `4,000 rows point to rows that do not exist (1, 2, ${'x'.repeat(200)}); delete them, then run the same command again`,
};

test('lines fill the width of the terminal, or 80 columns without one, with a hanging indent', () => {
  for (const width of [50, 80, 120]) {
    const lines = renderFindings([long, loss], { ...plain, width })
      .trimEnd()
      .split('\n');
    for (const line of lines) assert.ok(line.length <= width, `${width}: ${line}`);
    assert.ok(
      lines.some((line) => line.length > width - 20),
      `${width} columns are used`,
    );
    const from = lines.findIndex((line) => line.startsWith('         foreign key "order id"'));
    assert.ok(from > 0);
    for (const line of lines.slice(from + 1, -1)) assert.match(line, /^ {11}\S/);
    assert.match(lines.join('\n'), /x…x/);
  }
  const piped = renderFindings([long], plain);
  assert.match(piped, 'x'.repeat(200));
  for (const line of piped.split('\n')) assert.ok(line.length <= 80 || line.trim() === `${'x'.repeat(200)});`);
});

test('the severities are called what the JSON calls them', () => {
  const { enum: words } = (report.$defs.Finding.properties as { severity: { enum: string[] } }).severity;
  const findings = words.map((severity) => ({ ...loss, severity }) as Finding);
  const shown = renderFindings(findings, plain).split('\n');
  assert.equal(shown.flatMap((line) => /^\w+(?= +\[)/.exec(line)?.[0] ?? []).sort(), [...words].sort());
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
