import { fileURLToPath } from 'node:url';
import { measure } from '../measure.js';
import type { Mover } from './mover.js';
import { versionOf } from './version-of.js';

const MAIN = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

/** The built command as it is meant to be used: at the end every value is compared. */
export const lite2pg: Mover = commandWith('lite2pg', []);

/** The same without the comparison, which no other mover makes. */
export const lite2pgWithoutVerify: Mover = commandWith('lite2pg --no-verify', ['--no-verify']);

function commandWith(name: string, flags: readonly string[]): Mover {
  return {
    name,
    available: async () => versionOf(process.execPath, [MAIN, '--version']),
    run: ({ source, url, folder, jobs }) => {
      const streams = jobs === undefined ? [] : ['--jobs', String(jobs)];
      const args = [MAIN, 'migrate', source.path, '--to', url, ...flags, ...streams];
      return measure({ program: process.execPath, args }, folder);
    },
  };
}
