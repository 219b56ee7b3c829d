import { counted, groupDigits } from '@lite2pg/spec';
import { duration, size } from '../render/numbers.js';
import { STAGE } from './stage.js';
import type { StageState } from './stage-tracker.js';

/** A stage by its number and name: `3/5 building indexes`. */
export function stageTitle({ number, stage }: StageState, length: 'long' | 'short'): string {
  const name = STAGE[stage][length];
  return number === undefined ? name : `${number} ${name}`;
}

/** How much of a stage is done, from 0 to below 1: it is not over before the next one begins. Undefined if nobody knows. */
export function shareOf({ done, total }: StageState): number | undefined {
  return total === undefined || total <= 0 ? undefined : Math.min(0.99, Math.max(0, done / total));
}

/** The time left, by the speed so far; the time that has passed if there is nothing to estimate it by, or what was expected is done. */
export function timeText(state: StageState): string {
  const { done, total = 0, seconds } = state;
  if (seconds < 0.5 || done <= 0 || done >= total) return `${clock(Math.floor(seconds))} so far`;
  return `${clock(Math.max(1, Math.ceil((seconds * (total - done)) / done)))} left`;
}

/** The average rate: `396,878 rows/s`, `112.0 MB/s`; undefined before anything is done, and for what counts nothing. */
export function rateText(state: StageState): string | undefined {
  if (state.seconds <= 0 || state.done <= 0) return undefined;
  const rate = state.done / state.seconds;
  return state.unit === 'bytes' ? `${size(rate)}/s` : `${groupDigits(rate)} rows/s`;
}

/** The amount done: `430,000 rows`, `1.2 GB`. */
export function doneText({ unit, done }: StageState): string {
  return unit === 'bytes' ? size(done) : counted(done, 'row');
}

/** A stage that is over, with its time: `2/5 moving rows: 1,000,000 rows in 3.1 s, 322,580 rows/s`. */
export function endedText(state: StageState): string {
  const { stage, done, seconds } = state;
  // Of an index or a constraint the rows are a measure, and nothing that anybody counts.
  const counts = stage !== 'indexes' && stage !== 'constraints' && done > 0;
  const what = counts
    ? [`${doneText(state)} in ${duration(seconds)}`, rateText(state)].filter(Boolean).join(', ')
    : duration(seconds);
  return `${stageTitle(state, 'long')}: ${what}`;
}

/** Whole seconds as a clock has them: 0:07, 12:30, 1:02:30. */
function clock(whole: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
