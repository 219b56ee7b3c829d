import { readFileSync, statSync } from 'node:fs';
import { DEFAULT_SOCKET_FOLDERS } from './host-places.js';

/** Whose password is looked for. */
export interface PasswordWanted {
  /** As it was given: the name, not the address that it leads to. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

const OPEN_TO_OTHERS = 0o077;

/**
 * The password of the first line that fits in the password file `path`, by libpq's rules; undefined where there is none, and where
 * `passwordFileProblem` finds something. https://www.postgresql.org/docs/current/libpq-pgpass.html
 */
export function passwordFromFile(path: string, { host, port, database, user }: PasswordWanted): string | undefined {
  const text = passwordFileProblem(path) === undefined ? read(path) : '';
  // The folder that a libpq was built with counts as localhost; which one that is, only it knows.
  const hosts = DEFAULT_SOCKET_FOLDERS.includes(host) ? ['localhost', host] : [host];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    for (const name of hosts) {
      const password = passwordOf(line.replace(/\r+$/, ''), [name, String(port), database, user]);
      if (password !== undefined) return password;
    }
  }
  return undefined;
}

/** Why a password file that is there is not read, as libpq would not; undefined where it is, or where there is none. */
export function passwordFileProblem(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) return `${path} is not read, as it is not a plain file`;
  return (found.mode & OPEN_TO_OTHERS) === 0
    ? undefined
    : `${path} is not read, as its permissions let others read it: chmod 600 ${path}`;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The rest of a line after its four fields, if they are these; a field that is `*` is any. */
function passwordOf(line: string, fields: readonly string[]): string | undefined {
  let rest = line;
  for (const field of fields) {
    const after = rest.startsWith('*:') ? 2 : fieldEnd(rest, field);
    if (after === undefined) return undefined;
    rest = rest.slice(after);
  }
  return /^(?:\\.|[^:\\]|\\$)*/.exec(rest)?.[0].replace(/\\(.)/g, '$1');
}

/** Where the rest of a line begins whose first field is `field`; a backslash takes the character after it as it is. */
function fieldEnd(line: string, field: string): number | undefined {
  const [written, value = ''] = /^((?:\\.|[^:\\])*):/.exec(line) ?? [];
  return written !== undefined && value.replace(/\\(.)/g, '$1') === field ? written.length : undefined;
}
