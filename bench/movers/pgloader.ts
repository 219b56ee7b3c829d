import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from '../measure.js';
import type { Mover } from './mover.js';
import { versionOf } from './version-of.js';

/** The load file of its SQLite page, with more memory for the server than the page's. */
export function pgloaderScript(file: string, url: string): string {
  return `load database
  from sqlite://${file}
  into ${url}
  with include drop, create tables, create indexes, reset sequences
  set work_mem to '64MB', maintenance_work_mem to '256MB';
`;
}

export const pgloader: Mover = {
  name: 'pgloader',
  available: () => versionOf('pgloader'),
  run: async ({ source, url, folder }) => {
    const script = join(folder, 'pgloader.load');
    await writeFile(script, pgloaderScript(source.path, url));
    return measure({ program: 'pgloader', args: ['--root-dir', folder, script] }, folder);
  },
};
