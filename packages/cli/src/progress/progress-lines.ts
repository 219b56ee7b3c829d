import { byCount, groupDigits } from '@lite2pg/spec';
import { duration, size } from '../render/numbers.js';
import type { NumberedStage } from './stage.js';
import { endedText, rateText, shareOf, stageTitle } from './stage-text.js';
import { trackStages, type StageState } from './stage-tracker.js';
import type { ProgressView } from './with-progress.js';

/** Between two lines of a stage. */
const EVERY_MS = 2000;

/**
 * Plain lines for logs: the first stage at once, how far each is every two seconds, and each with its time when it has ended. A
 * command of one stage says nothing before two seconds are over.
 */
export function createLines(
  stream: { readonly write: (text: string) => unknown },
  stages: readonly NumberedStage[],
  { now, every }: Clock = CLOCK,
): ProgressView {
  const tracker = trackStages(stages, now);
  const writeEnded = (ended: StageState): void => {
    if (ended.number !== undefined) stream.write(`${endedText(ended)}\n`);
  };
  const first = tracker.state();
  if (first.number !== undefined) stream.write(`${stageTitle(first, 'long')}\n`);
  let last = now();
  let isStopped = false;
  const stopTimer = every(EVERY_MS, () => {
    if (now() - last < EVERY_MS) return;
    last = now();
    stream.write(`${describeStage(tracker.state())}\n`);
  });
  return {
    on(progress) {
      const ended = tracker.take(progress);
      if (!ended || isStopped) return;
      writeEnded(ended);
      last = now();
    },
    stop(outcome) {
      if (isStopped) return;
      isStopped = true;
      stopTimer();
      if (outcome === 'done') writeEnded(tracker.state());
    },
  };
}

/** Time, and what is called again and again until the function given back is called. */
export interface Clock {
  readonly now: () => number;
  readonly every: (ms: number, tick: () => void) => () => void;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms).unref();
    return () => {
      clearInterval(timer);
    };
  },
};

/** How far a stage is, in words; a total that is a guess is said to be one. */
function describeStage(state: StageState): string {
  const { unit, done, isGuess, seconds } = state;
  const share = shareOf(state);
  // A guess that is passed, or a total that is reached, says nothing any more.
  const total = share === undefined || done >= (state.total ?? 0) ? undefined : state.total;
  const about = isGuess ? 'about ' : '';
  const amount = (number: number): string => (unit === 'bytes' ? size(number) : groupDigits(number));
  const noun = unit === 'bytes' ? '' : ` ${byCount(total ?? done, 'row', 'rows')}`;
  const of = total === undefined ? '' : ` of ${about}${amount(total)}`;
  const percentage = total === undefined ? '' : ` (${Math.floor((share ?? 0) * 100)}%)`;
  const left =
    total === undefined || done <= 0
      ? `${duration(seconds)} so far`
      : `${about}${duration((seconds * (total - done)) / done)} left`;
  const rate = rateText(state);
  const counted = state.total === undefined && done <= 0 ? [] : [`${amount(done)}${of}${noun}${percentage}`];
  return `${stageTitle(state, 'long')}: ${[...counted, ...(rate === undefined ? [] : [rate]), left].join(', ')}`;
}
