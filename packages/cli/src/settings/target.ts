import { addressesOf } from '@lite2pg/postgres';
import { Lite2pgError, type ErrorCode } from '@lite2pg/spec';
import { variableName } from './dot-env.js';
import type { Settings } from './settings.js';

/** The target that a command was given. */
export interface GivenTarget {
  readonly url: string;
  /** Where it was given: a flag, a variable, the config. */
  readonly from: string;
}

/** Errors that a wrong URL leads to. */
const ABOUT_URL: ReadonlySet<ErrorCode> = new Set([
  'bad-option',
  'no-server',
  'no-such-database',
  'server-too-old',
  'wrong-password',
]);

/** The URL of the target: --to, else DATABASE_URL. Throws `bad-option` if the one that counts is set and empty. */
export function targetOf(settings: Settings): GivenTarget | undefined {
  const url = settings.given('to') ? settings.text('to') : process.env['DATABASE_URL'];
  const from = settings.given('to') ? settings.origin('to') : variableName('DATABASE_URL');
  if (url === undefined) return undefined;
  if (url !== '') return { url, from };
  throw new Lite2pgError('bad-option', {
    message: `read ${from}: the URL is empty; give postgresql://user@host/database, or leave it out`,
    subject: from,
  });
}

/** Says on stderr which target the command takes and where that was given; not with --quiet. */
export function tellTarget(settings: Settings, target: GivenTarget | undefined, embedded = ''): void {
  if (settings.flag('quiet')) return;
  const name = target ? `${addressesOf(target.url).join(' or ')} (${target.from})` : embedded;
  process.stderr.write(`target: ${name}\n`);
}

/** Runs `work`; an error that a wrong URL leads to says where the URL was given if it is not on the command line. */
export async function namingOrigin<T>(target: GivenTarget | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (target === undefined || target.from === '--to') throw error;
    if (!(error instanceof Lite2pgError) || !ABOUT_URL.has(error.code)) throw error;
    throw new Lite2pgError(error.code, {
      message: `${error.message} (the URL is from ${target.from})`,
      ...(error.subject === undefined ? {} : { subject: error.subject }),
      ...(error.engineCode === undefined ? {} : { engineCode: error.engineCode }),
      cause: error,
    });
  }
}
