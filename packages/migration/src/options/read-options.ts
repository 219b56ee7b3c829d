import { availableParallelism } from 'node:os';
import type { Config, Lock } from '@lite2pg/spec';
import type { OnMigrationProgress } from './progress.js';

const MOST_JOBS = 8;

/** How a SQLite file is read and decided about. */
export interface ReadOptions {
  /** The content of `lite2pg.config.json`; `{}` if left out. */
  readonly config?: Config | undefined;
  /** The content of `lite2pg.lock.json`: earlier decisions, which go before the values while they hold them. */
  readonly lock?: Lock | undefined;
  /** True: everything is decided anew from the values; only what has none stays as the lock has it. */
  readonly repin?: boolean | undefined;
  /** True: the declared types alone decide: neither the values nor the lock are read. */
  readonly declared?: boolean | undefined;
  /** True: what is damaged becomes findings, else it is thrown. */
  readonly salvage?: boolean | undefined;
  /** How much is done at the same time; as many as there are cores, at most 8, if left out. */
  readonly jobs?: number | undefined;
  readonly onProgress?: OnMigrationProgress | undefined;
}

/** How much is done at the same time. */
export function jobsOf({ jobs }: ReadOptions): number {
  return jobs ?? Math.min(MOST_JOBS, availableParallelism());
}
