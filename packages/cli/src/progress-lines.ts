import type { ProgressView } from './progress.js';
import { duration, grouped } from './render/numbers.js';

/** A line at least this far apart. */
const EVERY_MS = 2000;

/** Plain lines for logs: the rows moved or compared so far every two seconds, and each phase once. */
export function createLines(options: {
  readonly totalRows: number;
  readonly stream: NodeJS.WriteStream;
}): ProgressView {
  let activity = '';
  let rows = 0;
  let since = 0;
  let last = 0;
  const write = (text: string): void => {
    options.stream.write(`${text}\n`);
  };
  const advance = (name: string, more: number): void => {
    const now = performance.now();
    if (activity !== name) {
      activity = name;
      rows = 0;
      since = now;
      last = now;
    }
    rows += more;
    if (now - last < EVERY_MS) return;
    last = now;
    const rate = rows / ((now - since) / 1000);
    const left = rate > 0 ? duration(Math.max(0, options.totalRows - rows) / rate) : '?';
    write(`${name}: ${grouped(rows)} of ${grouped(options.totalRows)} rows, ${grouped(rate)} rows/s, ${left} left`);
  };
  return {
    on(progress) {
      if (progress.kind === 'rows') advance('moved', progress.rows);
      else if (progress.kind === 'compared') advance('compared', progress.rows);
      else if (activity !== progress.phase) {
        activity = progress.phase;
        write(`${progress.phase}: ${progress.total - progress.done} statements to go`);
      }
    },
    stop: () => undefined,
  };
}
