import type { OnProgress } from '@lite2pg/loader';
import { createBar } from './progress-bar.js';
import { createLines } from './progress-lines.js';

/** Shows how far a run is. */
export interface ProgressView {
  readonly on: OnProgress;
  /** Takes what is shown off the screen; may be called twice. */
  stop(): void;
}

/** A bar on a terminal, plain lines elsewhere, nothing where quiet is asked for. */
export function createProgress(options: {
  readonly quiet: boolean;
  readonly totalRows: number;
  readonly stream: NodeJS.WriteStream;
}): ProgressView {
  if (options.quiet) return { on: () => undefined, stop: () => undefined };
  return options.stream.isTTY ? createBar(options) : createLines(options);
}
