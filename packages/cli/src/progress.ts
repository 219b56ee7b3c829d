import type { OnProgress } from '@lite2pg/loader';
import type { ProfileProgress } from '@lite2pg/pages';
import { whenInterrupted } from './interrupt.js';
import { createLines } from './progress-lines.js';
import type { Settings } from './settings.js';

/** Shows how far a run is. */
export interface ProgressView {
  /** Of the pass over the values, which comes first. */
  readonly profiled: (progress: ProfileProgress) => void;
  /** How many rows will be moved or compared. */
  readonly expect: (rows: number) => void;
  readonly on: OnProgress;
  /** Takes what is shown off the screen; may be called twice. */
  stop(): void;
}

const SILENT: ProgressView = {
  profiled: () => undefined,
  expect: () => undefined,
  on: () => undefined,
  stop: () => undefined,
};

const INTERRUPTED = 'interrupted; run the same command again to go on';

/**
 * A bar on stderr where that is a terminal, plain lines elsewhere, nothing with --quiet. Until it is stopped, an interruption
 * takes it off the screen.
 */
export async function createProgress(settings: Settings): Promise<ProgressView> {
  if (settings.flag('quiet')) return SILENT;
  const { stderr } = process;
  const view = stderr.isTTY ? (await import('./progress-bar.js')).createBar(stderr) : createLines(stderr);
  const stopListening = whenInterrupted(() => {
    view.stop();
    stderr.write(`${INTERRUPTED}\n`);
  });
  return {
    ...view,
    stop: () => {
      stopListening();
      view.stop();
    },
  };
}
