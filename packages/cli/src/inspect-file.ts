import { createProgress, type ProgressView } from './progress.js';
import { inspectSource, type Inspected, type InspectOptions } from './inspect-source.js';
import { defaultJobs, type Settings } from './settings.js';

/** `inspectSource` as a command's settings say; with --declared without the values. */
export async function inspectFile(file: string, settings: Settings): Promise<Inspected> {
  const progress = await createProgress(settings);
  try {
    return await inspectSource(file, inspectOptions(settings, progress));
  } finally {
    progress.stop();
  }
}

/** How a file is looked at, as a command's settings say. */
export function inspectOptions(settings: Settings, progress: ProgressView): InspectOptions {
  return {
    config: settings.config,
    profile: !settings.flag('declared'),
    jobs: defaultJobs(settings),
    salvage: settings.flag('salvage'),
    onProgress: progress.profiled,
  };
}
