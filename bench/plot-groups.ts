import { threeDigits } from './figures.js';
import { numberOf, type ResultTable } from './result-tables.js';

/** The kind of mover that a bar stands for, and so its colour. */
export type Tone = keyof typeof TONES;

/** The meaning of each colour, in the words of the legend. */
export const TONES = {
  limit: 'the server alone, from its own files',
  verified: 'lite2pg, every value compared',
  unverified: 'lite2pg --no-verify',
  whole: 'another mover, nothing lost',
  lossy: 'another mover, values or keys lost',
} as const;

export interface Bar {
  /** Empty for a bar that belongs to the one above it. */
  readonly label: string;
  readonly value: number;
  /** Written behind the bar. */
  readonly text: string;
  readonly tone: Tone;
}

/** Bars that are held against each other, on one scale. */
export interface PlotGroup {
  readonly title: string;
  /** The unit that the scale counts. */
  readonly unit: string;
  readonly bars: readonly Bar[];
}

/** The bars of everything that RESULTS.md has: seconds side by side, then rows/s over sizes and seconds over jobs. */
export function plotGroups(tables: readonly ResultTable[]): readonly PlotGroup[] {
  return tables.flatMap(({ title, rows }): PlotGroup[] => {
    const [first] = rows;
    if (first === undefined) return [];
    if ('mover' in first) return [{ title, unit: 'seconds', bars: rows.map(moverBar) }];
    if ('rows a second' in first) return [{ title, unit: 'rows/s', bars: rows.flatMap(sizeBars) }];
    if ('jobs' in first) return [{ title, unit: 'seconds', bars: rows.map(jobsBar) }];
    return [];
  });
}

type Row = ResultTable['rows'][number];

function moverBar(row: Row): Bar {
  const label = row['mover'] ?? '';
  const seconds = numberOf(row['seconds']);
  const ratio = row['× the server alone'] ?? '–';
  const text = [`${threeDigits(seconds)} s`, ...(label === 'the server alone' || ratio === '–' ? [] : [`${ratio} ×`])];
  return { label, value: seconds, text: text.join(', '), tone: toneOf(label, row['lost'] ?? '') };
}

function toneOf(mover: string, lost: string): Tone {
  if (mover.startsWith('the server alone')) return 'limit';
  if (mover === 'lite2pg') return 'verified';
  if (mover === 'lite2pg --no-verify') return 'unverified';
  return lost === 'nothing' ? 'whole' : 'lossy';
}

/** lite2pg's rows/s and, below, those of the server alone, which the table has as a ratio. */
function sizeBars(row: Row): readonly Bar[] {
  const rate = numberOf(row['rows a second']);
  const alone = rate * numberOf(row['× the server alone']);
  const bar = (label: string, value: number, tone: Tone): Bar => ({ label, value, text: thousands(value), tone });
  return [bar(`${row['rows'] ?? ''} rows`, rate, 'unverified'), bar('', alone, 'limit')].filter(
    ({ value }) => !Number.isNaN(value),
  );
}

function thousands(rate: number): string {
  return `${Math.round(rate / 1000).toLocaleString('en')},000 rows/s`;
}

function jobsBar(row: Row): Bar {
  const seconds = numberOf(row['seconds']);
  const jobs = row['jobs'] ?? '';
  const text = `${threeDigits(seconds)} s, ${row['× the server alone'] ?? '–'} ×`;
  return { label: `${jobs} ${jobs === '1' ? 'job' : 'jobs'}`, value: seconds, text, tone: 'unverified' };
}
