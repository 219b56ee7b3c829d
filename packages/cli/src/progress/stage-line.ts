import { cutMiddle } from '../render/cut-middle.js';
import { onOneLine } from '../render/one-line.js';
import { doneText, rateText, shareOf, stageTitle, timeText } from './stage-text.js';
import type { StageState } from './stage-tracker.js';

/** Below this there is no room for long names. */
const WIDE = 60;
const LONGEST_BAR = 30;
/** A bar of fewer characters shows nothing. */
const SHORTEST_BAR = 6;
const LONGEST_SUBJECT = 30;
const SHORTEST_SUBJECT = 12;
const GAP = 2;

/**
 * A stage in one line of a terminal: its name, the percentage, the time left and the rate; then, as there is room, what is done and
 * what is at work. The bar has what is left of the line, and is not there if that is little.
 */
export function renderStageLine(state: StageState, columns: number): string {
  // A character in the last column would wrap on some terminals.
  const room = columns - 1;
  const share = shareOf(state);
  const title = stageTitle(state, columns < WIDE ? 'short' : 'long');
  const percentage = share === undefined ? [] : [`${Math.floor(share * 100)}%`.padStart(3)];
  const rate = rateText(state);
  const must = [...percentage, timeText(state), ...(rate === undefined ? [] : [rate])];
  const base = [title, ...must].join(' '.repeat(GAP));
  if (base.length > room) return [title, ...must].join(' ').slice(0, Math.max(0, room));
  let left = room - base.length - GAP;
  const more: string[] = [];
  const done = doneText(state);
  const counts = rate !== undefined && state.stage !== 'indexes' && state.stage !== 'constraints';
  if (counts && done.length <= left) {
    more.push(done);
    left -= done.length + GAP;
  }
  const bar = share === undefined ? 0 : Math.min(LONGEST_BAR, left);
  const beside = bar < SHORTEST_BAR ? left : left - Math.min(bar, LONGEST_BAR / 2) - GAP;
  const subject =
    beside < SHORTEST_SUBJECT ? '' : cutMiddle(onOneLine(state.subject), Math.min(LONGEST_SUBJECT, beside));
  if (subject !== '') left -= Array.from(subject).length + GAP;
  const size = Math.min(bar, left);
  const shown = share === undefined || size < SHORTEST_BAR ? [] : [renderBar(share, size)];
  return [title, ...shown, ...must, ...more, ...(subject === '' ? [] : [subject])].join(' '.repeat(GAP));
}

function renderBar(share: number, size: number): string {
  const full = Math.round(share * size);
  return '█'.repeat(full) + '░'.repeat(size - full);
}
