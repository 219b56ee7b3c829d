import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describeSystemError } from '../render/system-error.js';

const FILE = '.env';
/** The variables that are read; everything else in the file belongs to the application. */
const KNOWN = /^(?:DATABASE_URL|SQLITE_PATH|LITE2PG_\w+|PG[A-Z]+)$/;

const taken = new Set<string>();

/**
 * Sets the variables that lite2pg knows from `.env` in the working folder, but for those that the environment has. Gives what is
 * wrong with the file, in words; undefined if nothing is.
 */
export function readDotEnv(): string | undefined {
  taken.clear();
  if (!existsSync(FILE)) return undefined;
  try {
    for (const [name, value] of Object.entries(parseEnv(readFileSync(FILE, 'utf8')))) {
      if (!KNOWN.test(name) || process.env[name] !== undefined) continue;
      process.env[name] = value;
      taken.add(name);
    }
    return undefined;
  } catch (error) {
    return `read ${FILE}: ${describeSystemError(error)}; it is ignored`;
  }
}

/** How messages call an environment variable: with `.env` if it stands there. */
export function variableName(name: string): string {
  return taken.has(name) ? `${name} in ${FILE}` : name;
}
