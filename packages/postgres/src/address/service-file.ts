import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Debian's libpq looks; others are told by PGSYSCONFDIR. */
const SYSTEM_FOLDER = '/etc/postgresql-common';

/**
 * The parameters of a service by their names (`host`, `dbname`, …), from PGSERVICEFILE, ~/.pg_service.conf or the system's
 * pg_service.conf (postgresql.org/docs/current/libpq-pgservice.html). Throws `bad-option` where there is no such service, and for
 * a line in it that is no parameter.
 */
export function readService(name: string, environment: Environment): ReadonlyMap<string, string> {
  const files = serviceFiles(environment);
  for (const path of files) {
    const found = existsSync(path) ? sectionOf(readFileSync(path, 'utf8'), name, path) : undefined;
    if (found) return found;
  }
  throw new Lite2pgError('bad-option', {
    message: `read the service ${JSON.stringify(name)}: it is not in ${files.join(' or ')}; check its name, or give a URL`,
    subject: name,
  });
}

function serviceFiles(environment: Environment): string[] {
  const own = environment['PGSERVICEFILE'] ?? join(environment['HOME'] ?? homedir(), '.pg_service.conf');
  return [own, join(environment['PGSYSCONFDIR'] ?? SYSTEM_FOLDER, 'pg_service.conf')];
}

/** The lines `name=value` between the first `[section]` and the next one; of a name that stands twice, the first. */
function sectionOf(text: string, section: string, path: string): ReadonlyMap<string, string> | undefined {
  let found: Map<string, string> | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const said = line.trim();
    if (said === '' || said.startsWith('#')) continue;
    if (said.startsWith('[')) {
      if (found) return found;
      if (said.startsWith(`[${section}]`)) found = new Map();
    } else if (found) {
      const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(said) ?? [];
      // The line is not shown: it may be a password that lost its name.
      if (name === undefined) throw badLine(path, index + 1, 'it is not name=value (without blanks around the =)');
      if (name === 'service') throw badLine(path, index + 1, 'a service cannot name another one');
      if (!found.has(name)) found.set(name, value);
    }
  }
  return found;
}

function badLine(path: string, line: number, found: string): Lite2pgError {
  return new Lite2pgError('bad-option', {
    message: `read the services in ${path}: line ${line}: ${found}; correct the line`,
    subject: path,
  });
}
