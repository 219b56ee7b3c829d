import cliProgress from 'cli-progress';
import type { ProgressView } from './progress.js';
import { grouped } from './render/numbers.js';

const FORMAT = '{activity} {bar} {percentage}%  {rows} rows  {rate} rows/s  {eta_formatted} left';

/** A bar with rows, rows a second and the time left, one for the rows moved and one for the rows compared. */
export function createBar(options: { readonly totalRows: number; readonly stream: NodeJS.WriteStream }): ProgressView {
  const bar = new cliProgress.SingleBar(
    { format: FORMAT, stream: options.stream, hideCursor: true, clearOnComplete: true, etaBuffer: 50, fps: 10 },
    cliProgress.Presets.shades_classic,
  );
  let activity = '';
  let rows = 0;
  let since = performance.now();
  let running = false;
  const begin = (name: string): void => {
    if (activity === name) return;
    if (running) bar.stop();
    activity = name;
    rows = 0;
    since = performance.now();
    bar.start(Math.max(1, options.totalRows), 0, { activity: name.padEnd(9), rows: '0', rate: '0' });
    running = true;
  };
  const advance = (name: string, more: number): void => {
    begin(name);
    rows += more;
    const seconds = (performance.now() - since) / 1000;
    bar.update(Math.min(rows, options.totalRows), {
      rows: grouped(rows),
      rate: grouped(seconds > 0 ? rows / seconds : 0),
    });
  };
  const restore = (signal: NodeJS.Signals): void => {
    if (running) bar.stop();
    options.stream.write('\r\u001b[Kinterrupted; run the same command again to go on\n');
    process.kill(process.pid, signal);
  };
  process.once('SIGINT', restore);
  process.once('SIGTERM', restore);
  return {
    on(progress) {
      if (progress.kind === 'rows') advance('rows', progress.rows);
      else if (progress.kind === 'compared') advance('compared', progress.rows);
      else {
        if (running) bar.stop();
        running = false;
        activity = '';
        options.stream.write(`\r\u001b[K${progress.phase} ${progress.done + 1}/${progress.total}: ${progress.subject}`);
        if (progress.done + 1 === progress.total) options.stream.write('\r\u001b[K');
      }
    },
    stop() {
      process.removeListener('SIGINT', restore);
      process.removeListener('SIGTERM', restore);
      if (running) bar.stop();
      running = false;
      options.stream.write('\r\u001b[K');
    },
  };
}
