import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareMovers, type Comparison } from './comparison.js';
import { blobsDataset } from './database-blobs.js';
import { manyTablesDataset } from './database-many-tables.js';
import { wideDataset } from './database-wide.js';
import type { Dataset } from './dataset.js';
import { describeMachine } from './machine.js';
import { makeDatabase } from './make-database.js';
import { MOVERS } from './movers/all.js';
import { lite2pgWithoutVerify } from './movers/lite2pg.js';
import type { Mover } from './movers/mover.js';
import type { Options } from './options.js';
import { measureProfile, type ProfileSpeed } from './profile-speed.js';
import type { JobsRun, Results } from './results.js';
import { openTarget, type Target } from './target.js';

const SCALE_ROWS = [10_000, 100_000, 1_000_000, 10_000_000];
const JOBS = [1, 2, 4];

/** Runs everything that the options ask for; `log` hears of each step. Nothing stays behind but what is returned. */
export async function runBenchmark(options: Options, log: (line: string) => void): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-bench-'));
  try {
    return await withTarget(options.to, true, async (target) => runAll({ options, folder, target, log }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withTarget<T>(url: string | undefined, wal: boolean, fn: (target: Target) => Promise<T>): Promise<T> {
  const target = await openTarget(url, wal);
  try {
    return await fn(target);
  } finally {
    await target.stop();
  }
}

interface Context {
  readonly options: Options;
  readonly folder: string;
  readonly target: Target;
  readonly log: (line: string) => void;
}

async function runAll(context: Context): Promise<Results> {
  const { options, target } = context;
  const movers = MOVERS.filter(({ name }) => options.movers?.includes(name) ?? true);

  const wide = wideDataset(options.rows);
  const comparisons = [await compare(context, wide, movers)];
  if (options.withoutWal) comparisons.push(await compareWithoutWal(context, wide, movers));
  const datasets: Dataset[] = [];
  if (options.manyTables > 0) datasets.push(manyTablesDataset(options.manyTables));
  if (options.blobs > 0) datasets.push(blobsDataset(options.blobs));
  for (const dataset of datasets) comparisons.push(await compare(context, dataset, movers));

  const scale: Comparison[] = [];
  for (const rows of options.scale ? SCALE_ROWS : [])
    scale.push(await compare(context, wideDataset(rows), [lite2pgWithoutVerify]));
  const jobs: JobsRun[] = [];
  for (const count of options.jobsScale ? JOBS : []) {
    jobs.push({
      jobs: count,
      comparison: await compare(context, wideDataset(options.rows), [lite2pgWithoutVerify], count),
    });
  }
  const profile = await profileWide(context);
  const machine = describeMachine();
  return { machine, server: target.description, rounds: options.rounds, comparisons, scale, jobs, profile };
}

/** The same on an embedded server without WAL and fsync. */
function compareWithoutWal(context: Context, wide: Dataset, movers: readonly Mover[]): Promise<Comparison> {
  return withTarget(undefined, false, (target) => {
    const name = `${wide.name} without WAL`;
    const description = `${wide.description}; ${target.description}`;
    return compare({ ...context, target }, { ...wide, name, description }, movers);
  });
}

async function profileWide({ options, folder, log }: Context): Promise<ProfileSpeed[]> {
  if (options.profileNodes.length === 0) return [];
  log('timing the profile');
  const source = await makeDatabase(wideDataset(options.rows), folder);
  try {
    return await measureProfile(source.path, options.profileNodes);
  } finally {
    await rm(source.path);
  }
}

async function compare(
  { options, folder, target, log }: Context,
  dataset: Dataset,
  movers: readonly Mover[],
  jobs?: number,
): Promise<Comparison> {
  log(`making ${dataset.name}`);
  const source = await makeDatabase(dataset, folder);
  try {
    const common = { source, movers, target, rounds: options.rounds, folder, log };
    return await compareMovers(jobs === undefined ? common : { ...common, jobs });
  } finally {
    await rm(source.path);
  }
}
