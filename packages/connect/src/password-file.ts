import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Whose password is looked for. */
export interface PasswordWanted {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

const FIELDS = 4;
const OPEN_TO_OTHERS = 0o077;

/**
 * The password of the first line that fits in PGPASSFILE or ~/.pgpass (postgresql.org/docs/current/libpq-pgpass.html); undefined
 * where there is none. A file that others may read is not taken, as by libpq: the driver, which looks there next, warns of it.
 */
export function passwordFromFile(
  { host, port, database, user }: PasswordWanted,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const text = readPrivate(environment['PGPASSFILE'] ?? join(environment['HOME'] ?? homedir(), '.pgpass'));
  const wanted = [host.startsWith('/') ? ['localhost', host] : [host], [String(port)], [database], [user]];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const fields = fieldsOf(line.endsWith('\r') ? line.slice(0, -1) : line);
    const fits = wanted.every((names, at) => fields[at] === '*' || names.includes(fields[at] ?? ''));
    if (fits && fields.length > FIELDS) return fields[FIELDS];
  }
  return undefined;
}

function readPrivate(path: string): string {
  try {
    const found = statSync(path);
    return found.isFile() && (found.mode & OPEN_TO_OTHERS) === 0 ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

/** The fields between colons; a backslash takes the character after it as it is. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  let field = '';
  let escaped = false;
  for (const character of line) {
    if (!escaped && character === '\\') escaped = true;
    else if (!escaped && character === ':') {
      fields.push(field);
      field = '';
    } else {
      field += character;
      escaped = false;
    }
  }
  return [...fields, field];
}
