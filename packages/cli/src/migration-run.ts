import { generate, type Generated } from '@lite2pg/generator';
import { redactAll, type Report } from '@lite2pg/spec';
import { statusOf } from './attention.js';
import { inspectOptions } from './inspect-file.js';
import { inspectValues, introspectSource, type Inspected } from './inspect-source.js';
import { writeResult } from './output.js';
import { reachAndRead, type Closing } from './reach-and-read.js';
import { createProgress, type ProgressView } from './progress.js';
import { renderReport } from './render/report.js';
import { styleFor } from './render/style.js';
import type { ExitStatus } from './run.js';
import { defaultJobs, type Settings } from './settings.js';

/** A command that moves or compares rows, begun: the source is open, its types are decided, what is made of it is known. */
export interface MigrationRun {
  readonly settings: Settings;
  readonly jobs: number;
  readonly inspected: Inspected;
  /** In the form for loading. */
  readonly generated: Generated;
  readonly progress: ProgressView;
  /** What reading the schema and the values took. */
  readonly inspectSeconds: number;
  /** Seconds since the command began. */
  readonly elapsed: () => number;
}

/** What a command of this kind is begun with. */
export interface MigrationStart<T> {
  readonly file: string;
  readonly settings: Settings;
  /** Reaches the target; undefined where there is nothing to keep of that. */
  readonly reach: () => Promise<T>;
}

/**
 * Begins such a command, calls `use` for its report, ends the progress, prints the report, with what `use` adds to it for a
 * person, and gives the exit status. The source and what `reach` gave are closed in the end, whatever happened.
 */
export async function withMigrationRun<T extends Closing | undefined>(
  { file, settings, reach }: MigrationStart<T>,
  use: (run: MigrationRun, reached: T) => Promise<{ readonly report: Report; readonly hint: string }>,
): Promise<ExitStatus> {
  const started = performance.now();
  const progress = await createProgress(settings);
  try {
    const options = inspectOptions(settings, progress);
    const introspected = await introspectSource(file, options);
    try {
      const [reached, inspected] = await reachAndRead(reach, (signal) =>
        inspectValues(introspected, { ...options, signal }),
      );
      try {
        const { report, hint } = await use(beginRun({ settings, progress, inspected, started }), reached);
        progress.stop();
        return await printReport(report, hint, settings);
      } finally {
        await reached?.close();
      }
    } finally {
      await introspected.source.close();
    }
  } finally {
    progress.stop();
  }
}

function beginRun({
  started,
  ...given
}: Pick<MigrationRun, 'settings' | 'progress' | 'inspected'> & { readonly started: number }): MigrationRun {
  const { settings, progress, inspected } = given;
  const elapsed = (): number => (performance.now() - started) / 1000;
  const inspectSeconds = elapsed();
  const { spec, policies } = inspected;
  const generated = generate({ spec, config: inspected.config, form: 'load', policies });
  progress.expect(inspected.profile?.tables.reduce((total, table) => total + table.rows, 0) ?? 0);
  return { ...given, jobs: defaultJobs(settings), generated, inspectSeconds, elapsed };
}

async function printReport(report: Report, hint: string, settings: Settings): Promise<ExitStatus> {
  const shown = redactAll(report);
  const text = settings.flag('json')
    ? `${JSON.stringify(shown, null, 2)}\n`
    : renderReport(shown, styleFor(process.stdout), settings.flag('verbose')) + hint;
  await writeResult(text);
  return statusOf(report.findings);
}
