import { rm } from 'node:fs/promises';
import { exportRows, limitMethod, serverLimit } from './limit.js';
import { findLosses, sourceSums, type TableSum } from './loss.js';
import type { SourceFile } from './make-database.js';
import type { Measured } from './measure.js';
import type { Mover } from './movers/mover.js';
import type { Target } from './target.js';

/** All runs of one mover on one database. */
export interface Outcome {
  readonly mover: string;
  readonly version: string;
  readonly runs: readonly Measured[];
  /** Losses of any of the runs, in words, each once. */
  readonly losses: readonly string[];
  /** True for the server's own limit, which the others are held against. */
  readonly isLimit: boolean;
}

/** The movers side by side on one database. */
export interface Comparison {
  readonly source: SourceFile;
  readonly outcomes: readonly Outcome[];
}

export interface ComparisonOptions {
  readonly source: SourceFile;
  readonly movers: readonly Mover[];
  readonly target: Target;
  readonly rounds: number;
  readonly folder: string;
  /** As given to each mover that takes the option; its own choice otherwise. */
  readonly jobs?: number;
  readonly log: (line: string) => void;
}

interface Entry {
  readonly mover: Mover;
  readonly version: string;
  readonly isLimit: boolean;
  readonly runs: Measured[];
  readonly losses: Set<string>;
}

/**
 * Runs every mover that is installed, and the server alone, once a round, each time into a fresh database; every round starts
 * with another of them. The first run of each comes before the rounds and does not count: it finds the rows that the server
 * alone is given, those of the first mover that lost none.
 */
export async function compareMovers(options: ComparisonOptions): Promise<Comparison> {
  const { source, log } = options;
  const expected = await sourceSums(source);
  const entries = await installed(options.movers, log);
  const rowsFolder = await keepRows(options, entries, expected);
  try {
    const all = rowsFolder === undefined ? entries : [...serverEntries(rowsFolder, entries.length > 1), ...entries];
    for (let round = 1; round <= options.rounds; round += 1) {
      for (let turn = 0; turn < all.length; turn += 1) {
        const { mover, runs, losses } = all[(round + turn) % all.length]!;
        const run = await runOnce(options, mover, expected);
        runs.push(run.measured);
        for (const loss of run.losses) losses.add(loss);
        log(`${source.dataset.name}, round ${round}: ${mover.name} ${run.measured.seconds.toFixed(2)} s`);
      }
    }
    return { source, outcomes: all.map(outcomeOf) };
  } finally {
    if (rowsFolder !== undefined) await rm(rowsFolder, { recursive: true });
  }
}

function outcomeOf({ mover, version, isLimit, runs, losses }: Entry): Outcome {
  return { mover: mover.name, version, runs, losses: [...losses], isLimit };
}

async function installed(movers: readonly Mover[], log: (line: string) => void): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const mover of movers) {
    const version = await mover.available();
    if (version === undefined) log(`${mover.name} is not installed: left out`);
    else entries.push({ mover, version, isLimit: false, runs: [], losses: new Set() });
  }
  return entries;
}

/** The server alone; beside several movers, some of which gather statistics, also with those. */
function serverEntries(rowsFolder: string, withStatistics: boolean): Entry[] {
  return (withStatistics ? [false, true] : [false]).map((statistics) => ({
    mover: serverLimit(rowsFolder, statistics),
    version: limitMethod(statistics),
    isLimit: !statistics,
    runs: [],
    losses: new Set(),
  }));
}

/** Runs each mover once; the folder with the rows of the first that lost none, as the server's own files. */
async function keepRows(
  options: ComparisonOptions,
  entries: readonly Entry[],
  expected: ReadonlyMap<string, TableSum>,
): Promise<string | undefined> {
  const { source, log } = options;
  let folder: string | undefined;
  for (const { mover } of entries) {
    const { losses } = await runOnce(options, mover, expected, async (url) => {
      folder ??= await exportRows(source.dataset, url).catch((error: unknown) => {
        log(`the server cannot keep the rows: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      });
    });
    if (losses.length > 0) log(`${source.dataset.name}: ${mover.name} lost: ${losses.slice(0, 3).join('; ')}`);
  }
  if (folder === undefined)
    log(`${source.dataset.name}: no complete rows, so what the server alone takes is not known`);
  return folder;
}

async function runOnce(
  { source, target, folder, jobs }: ComparisonOptions,
  mover: Mover,
  expected: ReadonlyMap<string, TableSum>,
  onFaithful?: (url: string) => Promise<void>,
): Promise<{ readonly measured: Measured; readonly losses: readonly string[] }> {
  return target.withDatabase(async (url) => {
    const measured = await mover.run({ source, url, folder, ...(jobs === undefined ? {} : { jobs }) });
    const failed =
      measured.exitStatus === 0 ? [] : [`exit status ${measured.exitStatus ?? 'none'}: ${lastLine(measured.output)}`];
    const losses = [...failed, ...(await findLosses(source, expected, url))];
    if (losses.length === 0) await onFaithful?.(url);
    return { measured, losses };
  });
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
