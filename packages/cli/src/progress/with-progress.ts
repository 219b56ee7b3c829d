import type { OnMigrationProgress } from '@lite2pg/migration';
import { removeTemporaryFolders } from '@lite2pg/pages';
import { whenInterrupted } from './interrupt.js';
import { createLines } from './progress-lines.js';
import type { Settings } from '../settings/settings.js';

/** Shows how far a run is. */
export interface ProgressView {
  readonly on: OnMigrationProgress;
  /** Takes what is shown off the screen; may be called twice. */
  stop(): void;
}

const SILENT: ProgressView = { on: () => undefined, stop: () => undefined };

const INTERRUPTED = 'interrupted; run the same command again to go on';

/**
 * What `work` gives, while its progress is shown: a bar on stderr where that is a terminal, plain lines elsewhere, nothing with
 * --quiet. An interruption takes it off the screen and removes what this process has in the temporary folder.
 */
export async function withProgress<T>(
  settings: Settings,
  work: (onProgress: OnMigrationProgress) => Promise<T>,
): Promise<T> {
  const view = await createView(settings);
  const stopTidying = whenInterrupted(removeTemporaryFolders);
  const stopTelling = whenInterrupted(() => {
    view.stop();
    if (view !== SILENT) process.stderr.write(`${INTERRUPTED}\n`);
  });
  try {
    return await work(view.on);
  } finally {
    stopTelling();
    stopTidying();
    view.stop();
  }
}

async function createView(settings: Settings): Promise<ProgressView> {
  if (settings.flag('quiet')) return SILENT;
  const { stderr } = process;
  return stderr.isTTY ? (await import('./progress-bar.js')).createBar(stderr) : createLines(stderr);
}
