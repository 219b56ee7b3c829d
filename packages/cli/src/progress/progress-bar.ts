import cliProgress from 'cli-progress';
import type { NumberedStage } from './stage.js';
import { renderStageLine } from './stage-line.js';
import { endedText } from './stage-text.js';
import { trackStages, type StageState } from './stage-tracker.js';
import type { ProgressView } from './with-progress.js';

/** A line on a terminal that is drawn again ten times a second; each stage that ends leaves a line with its time. */
export function createBar(
  stream: NodeJS.WritableStream,
  stages: readonly NumberedStage[],
  now: () => number = () => performance.now(),
): ProgressView {
  const tracker = trackStages(stages, now);
  const bar = new cliProgress.SingleBar({
    stream,
    format: (_options, params) => renderStageLine(tracker.state(), (params as { maxWidth: number }).maxWidth),
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
    fps: 10,
  });
  let isShown = true;
  const leave = (ended: StageState | undefined): void => {
    if (ended?.number !== undefined) stream.write(`${endedText(ended)}\n`);
  };
  bar.start(1, 0);
  return {
    on(progress) {
      if (progress.kind === 'stage' && isShown) {
        bar.stop();
        leave(tracker.take(progress));
        bar.start(1, 0);
      } else tracker.take(progress);
    },
    stop(outcome) {
      if (!isShown) return;
      isShown = false;
      bar.stop();
      if (outcome === 'done') leave(tracker.state());
    },
  };
}
