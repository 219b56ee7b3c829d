import type { Plan } from '@lite2pg/spec';
import { generate } from '@lite2pg/generator';
import type { MigrationProgress } from '../options/progress.js';
import { jobsOf, type ReadOptions } from '../options/read-options.js';
import { inspectValues, introspectSource, type InspectedSource } from '../source/inspect-source.js';
import { connectWhileReading, type Closing } from './connect-while-reading.js';

/** Rows are about to be moved or compared: the source is open, its types are decided, what is made of it is known. */
export interface MigrationRun {
  readonly jobs: number;
  readonly inspected: InspectedSource;
  /** In the form for loading. */
  readonly plan: Plan;
  readonly onProgress: (progress: MigrationProgress) => void;
  /** Whether anybody hears of it. */
  readonly isWatched: boolean;
  /** The time that reading the schema and the values took. */
  readonly inspectSeconds: number;
  /** Seconds since the call began. */
  readonly elapsed: () => number;
}

/** Everything that such a run starts with. */
export interface MigrationStart<T> extends ReadOptions {
  readonly file: string;
  /** Reaches the target; undefined if there is nothing to keep of that. */
  readonly reach: () => Promise<T>;
}

/**
 * Reads the source and reaches the target at the same time, and gives what `use` gives. The source and what `reach` gave are closed in
 * the end, whatever happened.
 */
export async function withMigrationRun<T extends Closing | undefined, R>(
  { file, reach, ...options }: MigrationStart<T>,
  use: (run: MigrationRun, reached: T) => Promise<R>,
): Promise<R> {
  const started = performance.now();
  const introspected = await introspectSource(file, options);
  try {
    const [reached, inspected] = await connectWhileReading(reach, (signal) =>
      inspectValues(introspected, { ...options, signal }),
    );
    try {
      return await use(beginRun(inspected, options, started), reached);
    } finally {
      await reached?.close();
    }
  } finally {
    await introspected.source.close();
  }
}

function beginRun(inspected: InspectedSource, options: ReadOptions, started: number): MigrationRun {
  const elapsed = (): number => (performance.now() - started) / 1000;
  const inspectSeconds = elapsed();
  const { spec, config, policies, profile } = inspected;
  const plan = generate({ spec, config, form: 'load', policies });
  const rows = profile?.tables.reduce((total, table) => total + table.rows, 0) ?? 0;
  options.onProgress?.({ kind: 'expected', rows, bytes: inspected.source.bytes });
  const onProgress = (progress: MigrationProgress): void => options.onProgress?.(progress);
  const isWatched = options.onProgress !== undefined;
  return { jobs: jobsOf(options), inspected, plan, onProgress, isWatched, inspectSeconds, elapsed };
}
