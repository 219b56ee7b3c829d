import type { Comparison, Outcome } from './comparison.js';
import { median, medianSeconds, megabytes, peakBytes, threeDigits } from './figures.js';
import { markdownTable } from './markdown-table.js';
import type { ProfileSpeed } from './profile-speed.js';

/** Everything that one run of the benchmark found. */
export interface Results {
  readonly machine: string;
  readonly server: string;
  readonly rounds: number;
  /** Movers side by side. */
  readonly comparisons: readonly Comparison[];
  /** lite2pg alone, over sizes. */
  readonly scale: readonly Comparison[];
  /** lite2pg alone, over numbers of jobs. */
  readonly jobs: readonly JobsRun[];
  /** The profile pass, by version of Node. */
  readonly profile: readonly ProfileSpeed[];
}

export interface JobsRun {
  readonly jobs: number;
  readonly comparison: Comparison;
}

const HOW = `Every mover runs once a round into a fresh database, the rounds start with another of them each time, and a run of each
before them does not count. Seconds are of the wall clock, from the start of the program to its end, keys and indexes included; the median of
the rounds. Memory is the sum of each process's own peak, the server's not included. "The server alone" is one session
that reads the same rows from its own binary files with COPY … FREEZE in the transaction that makes the tables, then makes
the same keys and indexes: what is left of a mover's time is its own. lite2pg gathers the planner's statistics, too; what these
cost the server stands beside it. As it is used it also compares every value at the end, which no other mover does: "lite2pg --no-verify" is
without that, and so are its figures over sizes and jobs. "Lost" is found afterwards by comparing counts,
NULLs and checksums of every column between SQLite and PostgreSQL, and by counting keys and indexes; it names the columns with the types that the mover made of them.`;

/** RESULTS.md. */
export function renderResults(results: Results): string {
  const sections = [
    `# Benchmark\n\nWritten by \`npm run bench\`. ${results.rounds} ${results.rounds === 1 ? 'round' : 'rounds'} on ${results.machine}; ${results.server}.`,
    HOW.replaceAll('\n', ' '),
    '![seconds of every mover](results.svg)',
    ...results.comparisons.map(comparisonSection),
    ...scaleSection(results.scale),
    ...jobsSection(results.jobs),
    ...profileSection(results.profile),
    versionsSection(results),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The seconds of the server alone; NaN if that is not known. */
export function limitSeconds({ outcomes }: Comparison): number {
  const limit = outcomes.find((outcome) => outcome.isLimit);
  return limit === undefined ? NaN : medianSeconds(limit);
}

function comparisonSection(comparison: Comparison): string {
  const { source, outcomes } = comparison;
  const limit = limitSeconds(comparison);
  const rows = outcomes.map((outcome) => [
    outcome.mover,
    threeDigits(medianSeconds(outcome)),
    spread(outcome),
    threeDigits(medianSeconds(outcome) / limit),
    megabytes(peakBytes(outcome)),
    describeLosses(outcome),
  ]);
  const table = markdownTable(['mover', 'seconds', 'from – to', '× the server alone', 'peak memory', 'lost'], rows);
  return `## ${capitalized(source.dataset.name)}\n\n${capitalized(source.dataset.description)}; a file of ${megabytes(source.bytes)}.\n\n${table}`;
}

/** Three losses in words, the others as a number. */
function describeLosses({ losses }: Outcome): string {
  if (losses.length === 0) return 'nothing';
  const shown = losses.slice(0, 3).join('; ');
  return losses.length > 3 ? `${shown}; ${losses.length - 3} more` : shown;
}

function spread({ runs }: Outcome): string {
  const seconds = runs.map((run) => run.seconds);
  return seconds.length === 0 ? '–' : `${threeDigits(Math.min(...seconds))} – ${threeDigits(Math.max(...seconds))}`;
}

/** Time by size. Starting up weighs on small files only: each further row shows whether time grows with the rows. */
function scaleSection(scale: readonly Comparison[]): readonly string[] {
  const runs = scale.flatMap((comparison) => {
    const outcome = comparison.outcomes.find(({ isLimit }) => !isLimit);
    if (outcome === undefined) return [];
    return [{ comparison, outcome, rows: comparison.source.dataset.rows, seconds: medianSeconds(outcome) }];
  });
  if (runs.length === 0) return [];
  const table = runs.map(({ comparison, outcome, rows, seconds }, i) => {
    const before = runs[i - 1];
    const further = before === undefined ? NaN : ((seconds - before.seconds) / (rows - before.rows)) * 1e6;
    return [
      rows.toLocaleString('en'),
      megabytes(comparison.source.bytes),
      threeDigits(seconds),
      Math.round(rows / seconds).toLocaleString('en'),
      threeDigits(further),
      threeDigits(seconds / limitSeconds(comparison)),
      megabytes(peakBytes(outcome)),
      describeLosses(outcome),
    ];
  });
  const header = [
    'rows',
    'file',
    'seconds',
    'rows a second',
    'µs for each further row',
    '× the server alone',
    'peak memory',
    'lost',
  ];
  return [`## lite2pg over sizes\n\n${markdownTable(header, table)}`];
}

function jobsSection(jobs: readonly JobsRun[]): readonly string[] {
  const rows = jobs.flatMap(({ jobs, comparison }) =>
    comparison.outcomes
      .filter((outcome) => !outcome.isLimit)
      .map((outcome) => [
        String(jobs),
        threeDigits(median(outcome.runs.map((run) => run.seconds))),
        threeDigits(medianSeconds(outcome) / limitSeconds(comparison)),
        megabytes(peakBytes(outcome)),
        describeLosses(outcome),
      ]),
  );
  if (rows.length === 0) return [];
  const header = ['jobs', 'seconds', '× the server alone', 'peak memory', 'lost'];
  return [`## lite2pg over jobs\n\n${markdownTable(header, rows)}`];
}

function profileSection(profile: readonly ProfileSpeed[]): readonly string[] {
  if (profile.length === 0) return [];
  const rows = profile.map(({ node, bytes, firstSeconds, seconds }) => [
    node,
    megabytes(bytes),
    threeDigits(firstSeconds),
    threeDigits(seconds),
    String(Math.round(bytes / 1e6 / seconds)),
  ]);
  const header = ['Node', 'file', 'first pass, s', 'further passes, s', '10⁶ bytes a second'];
  const how = 'One thread reads every value of the wide table; the median of six passes after the first.';
  return [`## The profile pass\n\n${how}\n\n${markdownTable(header, rows)}`];
}

function versionsSection({ comparisons, scale, jobs }: Results): string {
  const all = [...comparisons, ...scale, ...jobs.map((run) => run.comparison)];
  const versions = new Map(all.flatMap(({ outcomes }) => outcomes.map(({ mover, version }) => [mover, version])));
  return `## Versions\n\n${[...versions].map(([mover, version]) => `- ${mover}: ${version}`).join('\n')}`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
