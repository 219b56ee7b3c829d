import type { OnMigrationProgress } from '@lite2pg/migration';
import { whenInterrupted } from './interrupt.js';
import { createLines } from './progress-lines.js';
import type { NumberedStage } from './stage.js';
import { isScreen } from '../render/style.js';
import type { Settings } from '../settings/settings.js';

/** Shows how far a run is. */
export interface ProgressView {
  readonly on: OnMigrationProgress;
  /** Takes what is shown off the screen; may be called twice. */
  stop(outcome: 'done' | 'failed'): void;
}

const INTERRUPTED = 'interrupted; run the same command again to continue';

/**
 * Runs `work` and shows its progress through these stages: a bar if stderr is a terminal, else plain lines. With --quiet nothing is
 * shown, and `work` gets no listener. An interruption clears the screen and removes what this process has in the temporary folder.
 */
export async function withProgress<T>(
  settings: Settings,
  stages: readonly NumberedStage[],
  work: (onProgress: OnMigrationProgress | undefined) => Promise<T>,
): Promise<T> {
  const view = settings.flag('quiet') ? undefined : await createView(stages);
  // Loading this module takes time: the first line is shown before.
  const { removeTemporaryFolders } = await import('@lite2pg/pages');
  const stopTidying = whenInterrupted(removeTemporaryFolders);
  const stopTelling = whenInterrupted(() => {
    view?.stop('failed');
    if (view) process.stderr.write(`${INTERRUPTED}\n`);
  });
  try {
    const result = await work(view?.on);
    view?.stop('done');
    return result;
  } finally {
    stopTelling();
    stopTidying();
    view?.stop('failed');
  }
}

async function createView(stages: readonly NumberedStage[]): Promise<ProgressView> {
  const { stderr } = process;
  if (!isScreen(stderr)) return createLines(stderr, stages);
  return (await import('./progress-bar.js')).createBar(stderr, stages);
}
