import type { ProgressView } from './with-progress.js';
import { byCount, counted, groupDigits } from '@lite2pg/spec';
import { duration } from '../render/numbers.js';
import { onOneLine } from '../render/one-line.js';

/** A line at least this far apart. */
const EVERY_MS = 2000;

/** Plain lines for logs: the rows read, checked, moved or compared so far every two seconds, and each phase once. */
export function createLines(
  stream: { readonly write: (text: string) => unknown },
  now: () => number = () => performance.now(),
): ProgressView {
  let activity = '';
  let rows = 0;
  let totalRows = 0;
  let since = now();
  let last = since;
  const begin = (name: string): void => {
    if (activity === name) return;
    activity = name;
    rows = 0;
    since = now();
    last = since;
  };
  /** `total` in words: what is estimated is said to be. */
  const tell = (total: number | undefined, about: string): void => {
    const time = now();
    if (time - last < EVERY_MS) return;
    last = time;
    const rate = rows / ((time - since) / 1000);
    const known = total === undefined || total < rows ? undefined : total;
    const of = known === undefined ? '' : ` of ${about}${groupDigits(known)}`;
    const left = known === undefined || rate === 0 ? '' : `, ${about}${duration((known - rows) / rate)} left`;
    const noun = byCount(known ?? rows, 'row', 'rows');
    stream.write(`${activity}: ${groupDigits(rows)}${of} ${noun}, ${groupDigits(rate)} rows/s${left}\n`);
  };
  const advance = (name: string, more: number): void => {
    begin(name);
    rows += more;
    tell(totalRows, '');
  };
  return {
    on(progress) {
      switch (progress.kind) {
        case 'read':
          // The first rows were read before the first word of them came: the pass began with the view.
          activity = 'read';
          rows = progress.rows;
          tell(progress.estimatedRows, 'about ');
          break;
        case 'expected':
          totalRows = progress.rows;
          break;
        case 'statement':
          if (activity === progress.phase) break;
          activity = progress.phase;
          stream.write(`${onOneLine(progress.phase)}: ${counted(progress.total - progress.done, 'statement')} to go\n`);
          break;
        default:
          advance(progress.kind === 'rows' ? 'moved' : progress.kind, progress.rows);
      }
    },
    stop: () => undefined,
  };
}
