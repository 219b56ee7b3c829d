import { once } from 'node:events';
import { resolve } from 'node:path';
import { loadEmbedded } from '@lite2pg/migration';
import { DEFAULT_DATA_FOLDER } from '@lite2pg/spec';
import type { Command } from 'commander';
import { writeResult } from '../output/output.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings } from '../settings/settings.js';

/** `lite2pg postgres`: the embedded server until it is interrupted; its URL to stdout. */
export async function postgres(command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const port = settings.number('port');
  const folder = settings.text('data') ?? DEFAULT_DATA_FOLDER;
  const { startEmbedded } = await loadEmbedded();
  const server = await startEmbedded({ folder: resolve(folder), persistent: true, ...(port ? { port } : {}) });
  // Listened for before the URL is printed: who reads it may stop the command at once.
  const isEnded = Promise.race([
    once(process, 'SIGINT').then(() => false),
    once(process, 'SIGTERM').then(() => false),
    server.ended().then(() => true),
  ]);
  await writeResult(`${server.url}\n`);
  process.stderr.write(`PostgreSQL runs on the data in ${folder}; Ctrl-C stops it; psql takes the URL on stdout\n`);
  const ended = await isEnded;
  await server.stop();
  if (ended) process.stderr.write(`PostgreSQL ended by itself; its log is in ${folder}\n`);
  return ended ? 1 : 0;
}
