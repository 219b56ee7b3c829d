import { inspectSource, type Inspected } from './inspect-source.js';
import { createProgress, type ProgressView } from './progress.js';
import { defaultJobs, type Settings } from './settings.js';

/**
 * `inspectSource` as a command's settings say; with --declared without the values. Progress goes to `progress`, else to a
 * view of its own.
 */
export async function inspectFile(file: string, settings: Settings, progress?: ProgressView): Promise<Inspected> {
  const view = progress ?? createProgress(settings);
  try {
    return await inspectSource(file, {
      config: settings.config,
      profile: !settings.flag('declared'),
      jobs: defaultJobs(settings),
      salvage: settings.flag('salvage'),
      onProgress: view.profiled,
    });
  } finally {
    if (progress === undefined) view.stop();
  }
}
