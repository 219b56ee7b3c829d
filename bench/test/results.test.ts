import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { median, threeDigits } from '../figures.js';
import { markdownTable } from '../markdown-table.js';
import { limitSeconds, renderResults } from '../results.js';
import { RESULTS } from './results-sample.js';

const cellsOf = (text: string, start: string): readonly string[] =>
  text
    .split('\n')
    .find((line) => line.startsWith(`| ${start}`))
    ?.split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .slice(1, -1) ?? [];

test('a mover is shown with its median, spread, ratio to the server alone, memory and losses', () => {
  const text = renderResults(RESULTS);
  assert.equal(cellsOf(text, 'lite2pg '), ['lite2pg', '1.50', '1.40 – 1.60', '1.50', '160 MB', 'nothing']);
  assert.equal(cellsOf(text, 'slow'), [
    'slow \\| mover', '20.0', '19.0 – 21.0', '20.0', '2,100 MB', 'a; b; c; 2 more',
  ]); // prettier-ignore
  assert.equal(cellsOf(text, 'the server'), ['the server alone', '1.00', '0.900 – 1.10', '1.00', '–', 'nothing']);
});

test('sizes are shown with rows a second and what a further row takes, jobs with their number', () => {
  const text = renderResults(RESULTS);
  assert.equal(cellsOf(text, '1,000 '), ['1,000', '3 MB', '1.50', '667', '–', '1.50', '160 MB', 'nothing']);
  assert.equal(cellsOf(text, '1,001'), ['1,001,000', '3 MB', '2.50', '400,400', '1.00', '2.50', '300 MB', 'nothing']);
  assert.equal(cellsOf(text, '2 '), ['2', '1.50', '1.50', '160 MB', 'nothing']);
});

test('the profile is shown by Node, with bytes a second of its further passes', () => {
  assert.equal(cellsOf(renderResults(RESULTS), 'v20'), ['v20.19.0', '286 MB', '1.50', '1.00', '300']);
});

test('without sizes and jobs their sections are not there', () => {
  const text = renderResults({ ...RESULTS, scale: [], jobs: [] });
  assert.not.ok(text.includes('## lite2pg over'));
});

test('each version is named once', () => {
  assert.is(renderResults(RESULTS).split('- lite2pg: lite2pg 1.0').length, 2);
});

test('where the server alone is not known, ratios are dashes', () => {
  const [comparison] = RESULTS.comparisons;
  const unknown = { ...comparison!, outcomes: comparison!.outcomes.filter((outcome) => !outcome.isLimit) };
  assert.ok(Number.isNaN(limitSeconds(unknown)));
  const text = renderResults({ ...RESULTS, comparisons: [unknown], scale: [], jobs: [] });
  assert.is(cellsOf(text, 'lite2pg ')[3], '–');
});

test('the median of an even number of values is between the two in the middle', () => {
  assert.is(median([9, 1, 5]), 5);
  assert.is(median([1, 9, 2, 4]), 3);
  assert.ok(Number.isNaN(median([])));
});

test('figures have three digits that count', () => {
  assert.equal([0.01234, 1.2345, 12.345, 123.4, NaN].map(threeDigits), ['0.0123', '1.23', '12.3', '123', '–']);
});

test('a table is aligned, and a bar in a cell does not end it', () => {
  assert.is(markdownTable(['a', 'name'], [['1', 'x|y']]), '| a   | name |\n| --- | ---- |\n| 1   | x\\|y |');
});

test.run();
