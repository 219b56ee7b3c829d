import { medianSeconds, threeDigits } from './figures.js';
import type { Results } from './results.js';

/** Bars that are held against each other. */
export interface PlotGroup {
  readonly title: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What stands behind the bar. */
  readonly text: string;
  readonly tone: 'limit' | 'own' | 'other';
}

const WIDTH = 760;
const LABEL_WIDTH = 190;
const LONGEST_BAR = 400;
const BAR_HEIGHT = 18;
const STEP = 26;
const TITLE_STEP = 34;

/** Readable on a light and on a dark page. */
const COLOURS: Record<Bar['tone'], string> = { limit: '#9aa0a6', own: '#2f7d4f', other: '#b07d3c' };

/** The bars of everything that was measured: seconds side by side, then rows a second over sizes and seconds over jobs. */
export function plotGroups({ comparisons, scale, jobs }: Results): readonly PlotGroup[] {
  const sides = comparisons.map(({ source, outcomes }) => ({
    title: `${source.dataset.name}: seconds`,
    bars: outcomes.map((outcome): Bar => {
      const tone = outcome.isLimit ? 'limit' : outcome.mover === 'lite2pg' ? 'own' : 'other';
      const note = outcome.losses.length === 0 ? '' : ', with losses';
      return { label: outcome.mover, ...secondsBar(medianSeconds(outcome), note), tone };
    }),
  }));
  const sizes = scale.flatMap(({ source, outcomes }) =>
    outcomes.map((outcome): Bar => {
      const value = source.dataset.rows / medianSeconds(outcome);
      const label = `${source.dataset.rows.toLocaleString('en')}${outcome.isLimit ? ', server alone' : ''}`;
      return { label, value, text: Math.round(value).toLocaleString('en'), tone: outcome.isLimit ? 'limit' : 'own' };
    }),
  );
  const streams = jobs.flatMap(({ jobs, comparison }) =>
    comparison.outcomes
      .filter((outcome) => !outcome.isLimit)
      .map((outcome): Bar => ({ label: `${jobs} jobs`, ...secondsBar(medianSeconds(outcome), ''), tone: 'own' })),
  );
  return [
    ...sides,
    { title: 'lite2pg over sizes: rows a second', bars: sizes },
    { title: 'lite2pg over jobs: seconds', bars: streams },
  ].filter((group) => group.bars.length > 0);
}

/** An SVG of horizontal bars; each group has a scale of its own, from 0. */
export function renderPlot(groups: readonly PlotGroup[]): string {
  let y = 0;
  const parts: string[] = [];
  for (const { title, bars } of groups) {
    y += TITLE_STEP;
    parts.push(`<text x="0" y="${y - 10}" font-weight="bold">${escapeXml(title)}</text>`);
    const longest = Math.max(...bars.map((bar) => bar.value).filter(Number.isFinite), Number.MIN_VALUE);
    for (const bar of bars) {
      parts.push(...renderBar(bar, y, longest));
      y += STEP;
    }
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 8}" width="${WIDTH}" height="${y + 8}" font-family="sans-serif" font-size="13" fill="#777">`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function renderBar({ label, value, text, tone }: Bar, y: number, longest: number): readonly string[] {
  const width = Number.isFinite(value) ? Math.max(1, (value / longest) * LONGEST_BAR) : 0;
  const baseline = y + BAR_HEIGHT - 5;
  return [
    `<text x="${LABEL_WIDTH - 8}" y="${baseline}" text-anchor="end">${escapeXml(label)}</text>`,
    `<rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" rx="2" fill="${COLOURS[tone]}"/>`,
    `<text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${baseline}">${escapeXml(text)}</text>`,
  ];
}

function secondsBar(seconds: number, note: string): Pick<Bar, 'value' | 'text'> {
  return { value: seconds, text: `${threeDigits(seconds)} s${note}` };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
