import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Debian's libpq looks; others are told by PGSYSCONFDIR. */
const SYSTEM_FOLDER = '/etc/postgresql-common';

/**
 * The parameters of a service by their names (`host`, `dbname`, …), from PGSERVICEFILE, ~/.pg_service.conf or the system's
 * pg_service.conf (postgresql.org/docs/current/libpq-pgservice.html). Throws `bad-option` where there is no such service.
 */
export function readService(name: string, environment: Environment): ReadonlyMap<string, string> {
  const files = serviceFiles(environment);
  for (const path of files) {
    const found = existsSync(path) ? sectionOf(readFileSync(path, 'utf8'), name) : undefined;
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

/** The lines `name=value` between `[section]` and the next one. */
function sectionOf(text: string, section: string): ReadonlyMap<string, string> | undefined {
  let found: Map<string, string> | undefined;
  let inside = false;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('[')) {
      inside = line === `[${section}]`;
      if (inside) found ??= new Map();
    } else if (inside && line.includes('=') && !line.startsWith('#')) {
      const mark = line.indexOf('=');
      found?.set(line.slice(0, mark).trim(), line.slice(mark + 1).trim());
    }
  }
  return found;
}
