import { generate, type Generated } from '@lite2pg/generator';
import type { Report } from '@lite2pg/spec';
import { statusOf } from './attention.js';
import { inspectFile } from './inspect-file.js';
import type { Inspected } from './inspect-source.js';
import { writeResult } from './output.js';
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

/**
 * Begins such a command, calls `use` for its report, ends the progress, prints the report, with what `use` adds to it for a
 * person, and gives the exit status. The source is closed in the end, whatever happened.
 */
export async function withMigrationRun(
  file: string,
  settings: Settings,
  use: (run: MigrationRun) => Promise<{ readonly report: Report; readonly hint: string }>,
): Promise<ExitStatus> {
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const progress = createProgress(settings);
  try {
    const inspected = await inspectFile(file, settings, progress);
    try {
      const inspectSeconds = elapsed();
      const generated = generate({ spec: inspected.spec, config: settings.config, form: 'load' });
      progress.expect(inspected.profile?.tables.reduce((total, table) => total + table.rows, 0) ?? 0);
      const jobs = defaultJobs(settings);
      const { report, hint } = await use({ settings, jobs, inspected, generated, progress, inspectSeconds, elapsed });
      progress.stop();
      const text = settings.flag('json')
        ? `${JSON.stringify(report, null, 2)}\n`
        : renderReport(report, styleFor(process.stdout)) + hint;
      await writeResult(text);
      return statusOf(report.findings);
    } finally {
      await inspected.source.close();
    }
  } finally {
    progress.stop();
  }
}
