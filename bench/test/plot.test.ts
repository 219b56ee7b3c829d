import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plotGroups, type PlotGroup } from '../plot-groups.js';
import { renderPlot, ticksFor } from '../plot.js';
import { readResultTables } from '../result-tables.js';
import { renderResults } from '../results.js';
import { RESULTS } from './results-sample.js';

const groupOf = (title: string, values: readonly number[]): PlotGroup => ({
  title,
  unit: 'seconds',
  bars: values.map((value, place) => ({ label: `bar ${place}`, value, text: `${value} s`, tone: 'whole' })),
});

test('a bar is as long as its value, on the scale of its own group, whose numbers stand below it', () => {
  const svg = renderPlot([groupOf('seconds', [4, 1]), groupOf('others', [1000])]);
  assert.equal(
    svg.split('\n').flatMap((line) => /^<rect .* width="([\d.]+)" height="18"/.exec(line)?.[1] ?? []),
    ['420.0', '105.0', '420.0'],
  );
  const numbers = [...svg.matchAll(/font-size="11"[^>]*>([\d,.]+)</g)].map(([, number]) => number);
  assert.equal(numbers, ['0', '1', '2', '3', '4', '0', '200', '400', '600', '800', '1,000']);
});

test('the numbers of a scale are round, few, and reach the largest value', () => {
  assert.equal(ticksFor(89.9), [0, 20, 40, 60, 80, 100]);
  assert.equal(ticksFor(0.3), [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
  for (const largest of [0.01, 0.963, 7, 13.4, 17.7, 308_345, 999_999]) {
    const ticks = ticksFor(largest);
    assert.ok(ticks.length <= 7 && (ticks.at(-1) ?? 0) >= largest && (ticks.at(-2) ?? 0) < largest, String(largest));
  }
});

test('no text reaches beyond the picture, however long it is', () => {
  const long = 'the server alone, with ANALYZE, and with a name that does not end';
  const svg = renderPlot([
    { title: 't', unit: 'seconds', bars: [{ label: long, value: 3, text: `${long}: 3 s`, tone: 'limit' }] },
  ]);
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  for (const [, x = '', attributes = '', content = ''] of svg.matchAll(/<text x="([\d.]+)" y="\d+"([^>]*)>([^<]*)</g)) {
    const length = content.length * 7.6;
    const start = attributes.includes('"end"') ? Number(x) - length : Number(x);
    if (attributes.includes('"middle"')) continue;
    assert.ok(start >= 0 && start + length <= width, content);
  }
});

test('what is written in the plot cannot break out of it', () => {
  const svg = renderPlot([
    { title: 'a < b & c', unit: 's', bars: [{ label: '<x>', value: 1, text: '1', tone: 'whole' }] },
  ]);
  assert.ok(svg.includes('a &lt; b &amp; c') && svg.includes('&lt;x&gt;') && !svg.includes('<x>'));
});

test('a value that is not known has a label and no bar', () => {
  const svg = renderPlot([groupOf('t', [NaN, 1])]);
  assert.ok(svg.includes('>bar 0<') && svg.includes('width="0.0"') && !svg.includes('x="NaN'));
});

test('every comparison is a group; sizes and jobs are there only when they were measured', () => {
  assert.equal(
    plotGroups(readResultTables(renderResults(RESULTS))).map(({ title, unit, bars }) => [
      `${title}: ${unit}`,
      bars.map((bar) => `${bar.label}: ${bar.text} (${bar.tone})`),
    ]),
    [
      [
        'Odd "name" 1,000: seconds',
        [
          'the server alone: 1.00 s (limit)',
          'lite2pg: 1.50 s, 1.50 × (verified)',
          'slow | mover: 20.0 s, 20.0 × (lossy)',
        ],
      ],
      [
        'lite2pg over sizes: rows/s',
        [
          '1,000 rows: 1,000 rows/s (unverified)',
          ': 1,000 rows/s (limit)',
          '1,001,000 rows: 400,000 rows/s (unverified)',
          ': 1,001,000 rows/s (limit)',
        ],
      ],
      ['lite2pg over jobs: seconds', ['2 jobs: 1.50 s, 1.50 × (unverified)']],
    ],
  );
  assert.is(plotGroups(readResultTables(renderResults({ ...RESULTS, scale: [], jobs: [] }))).length, 1);
});

test('results.svg shows what RESULTS.md says', () => {
  const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  assert.is(
    renderPlot(plotGroups(readResultTables(read('RESULTS.md')))),
    read('results.svg'),
    'npm run bench -- --plot',
  );
});

test.run();
