import { groupDigits } from '@lite2pg/spec';
import cliProgress from 'cli-progress';
import type { ProgressView } from './with-progress.js';
import { onOneLine } from '../render/one-line.js';

const FORMAT = '{activity} {bar} {percentage}%  {rows} rows  {rate} rows/s  {eta_formatted} left';
/** Where nobody knows how many there will be. */
const OPEN_FORMAT = '{activity} {rows} rows  {rate} rows/s';

const WIPE = '\r\u001b[K';

/** A bar with rows, rows a second and the time left: one for the values read, one for the rows
 * that an earlier run moved, one for those moved now, one for those compared. */
export function createBar(stream: NodeJS.WriteStream): ProgressView {
  let bar: cliProgress.SingleBar | undefined;
  let activity = '';
  let rows = 0;
  let totalRows = 0;
  const began = performance.now();
  let since = began;
  const end = (): void => {
    bar?.stop();
    bar = undefined;
    activity = '';
  };
  const begin = (name: string, total: number | undefined, from: number): void => {
    if (activity === name) return;
    end();
    activity = name;
    rows = 0;
    since = from;
    const format = total === undefined ? OPEN_FORMAT : FORMAT;
    bar = new cliProgress.SingleBar(
      { format, stream, hideCursor: true, clearOnComplete: true, etaBuffer: 50, fps: 10 },
      cliProgress.Presets.shades_classic,
    );
    bar.start(Math.max(1, total ?? 0), 0, { activity: name.padEnd(9), rows: '0', rate: '0' });
  };
  const show = (total: number): void => {
    const seconds = (performance.now() - since) / 1000;
    bar?.update(Math.min(rows, total), {
      rows: groupDigits(rows),
      rate: groupDigits(seconds > 0 ? rows / seconds : 0),
    });
  };
  const advance = (name: string, more: number): void => {
    begin(name, totalRows, performance.now());
    rows += more;
    show(totalRows);
  };
  return {
    on(progress) {
      switch (progress.kind) {
        case 'read': {
          begin('read', progress.estimatedRows, began);
          rows = progress.rows;
          // An estimate that is passed is raised: the bar is full when the pass is over, and not before.
          const total = Math.max(progress.estimatedRows ?? 0, rows + 1);
          bar?.setTotal(total);
          show(total);
          break;
        }
        case 'expected':
          totalRows = progress.rows;
          end();
          break;
        case 'statement':
          end();
          stream.write(
            `${WIPE}${progress.phase} ${progress.done + 1}/${progress.total}: ${onOneLine(progress.subject)}`,
          );
          if (progress.done + 1 === progress.total) stream.write(WIPE);
          break;
        default:
          advance(progress.kind, progress.rows);
      }
    },
    stop() {
      end();
      stream.write(WIPE);
    },
  };
}
