import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plotGroups, renderPlot } from '../plot.js';
import { RESULTS } from './results-sample.js';

test('a bar is as long as its value, against the longest of its own group', () => {
  const svg = renderPlot([
    {
      title: 'seconds',
      bars: [
        { label: 'a', value: 4, text: '4 s', tone: 'own' },
        { label: 'b', value: 1, text: '1 s', tone: 'other' },
      ],
    },
    { title: 'others', bars: [{ label: 'c', value: 1000, text: '1000', tone: 'limit' }] },
  ]);
  assert.equal(
    svg.split('\n').flatMap((line) => /^<rect .* width="([\d.]+)"/.exec(line)?.[1] ?? []),
    ['400.0', '100.0', '400.0'],
  );
});

test('what is written in the plot cannot break out of it', () => {
  const svg = renderPlot([{ title: 'a < b & c', bars: [{ label: '<x>', value: 1, text: '1', tone: 'own' }] }]);
  assert.ok(svg.includes('a &lt; b &amp; c') && svg.includes('&lt;x&gt;') && !svg.includes('<x>'));
});

test('a value that is not known has a label and no bar', () => {
  const svg = renderPlot([{ title: 't', bars: [{ label: 'none', value: NaN, text: '–', tone: 'own' }] }]);
  assert.ok(svg.includes('width="0.0"') && !svg.includes('NaN'));
});

test('every comparison is a group; sizes and jobs are there only when they were measured', () => {
  assert.equal(
    plotGroups(RESULTS).map(({ title, bars }) => [title, bars.map((bar) => `${bar.label}: ${bar.text}`)]),
    [
      [
        'odd "name" 1,000: seconds',
        ['the server alone: 1.00 s', 'lite2pg: 1.50 s', 'slow | mover: 20.0 s, with losses'],
      ],
      [
        'lite2pg over sizes: rows a second',
        ['1,000, server alone: 1,000', '1,000: 667', '1,001,000, server alone: 1,001,000', '1,001,000: 400,400'],
      ],
      ['lite2pg over jobs: seconds', ['2 jobs: 1.50 s']],
    ],
  );
  assert.is(plotGroups({ ...RESULTS, scale: [], jobs: [] }).length, 1);
});

test.run();
