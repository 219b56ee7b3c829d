import { fileURLToPath } from 'node:url';
import { measure } from '../measure.js';
import type { Mover } from './mover.js';
import { versionOf } from './version-of.js';

const MAIN = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

/** The built command line, without the comparison that it makes at the end unless told not to. */
export const lite2pg: Mover = {
  name: 'lite2pg',
  available: async () => versionOf(process.execPath, [MAIN, '--version']),
  run: ({ source, url, folder, jobs }) =>
    measure(
      {
        program: process.execPath,
        args: [
          MAIN,
          'migrate',
          source.path,
          '--to',
          url,
          '--no-verify',
          ...(jobs === undefined ? [] : ['--jobs', String(jobs)]),
        ],
      },
      folder,
    ),
};
