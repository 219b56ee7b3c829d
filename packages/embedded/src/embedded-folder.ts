import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Lite2pgError, quoteIdentifier, type ErrorCode } from '@lite2pg/spec';
import { closedFolder, type Account } from './embedded-account.js';

/** The file of a server's data in which it is said who may connect. */
export const ACCESS_FILE = 'pg_hba.conf';
/** Its content, by which the data of an embedded server is told from that of another one. */
export const ACCESS = 'host all all 127.0.0.1/32 scram-sha-256\n';
/** The copy of the server's binaries within the folder; it is removed when the server ends. */
export const COPIED_BINARIES = 'lite2pg-server';
/** The data within the folder. */
export const DATA = 'data';

/** Files that may be in a folder before the first server is started there: left by a start that failed, or by a file system. */
const NOBODYS = new Set([COPIED_BINARIES, DATA, 'lost+found']);

/**
 * The folder of an embedded server, there and ours; a new one of a random name where none is given. Throws `bad-option` for a
 * folder that has other things or the data of another server: nothing of theirs is touched.
 */
export async function embeddedFolder(given: string | undefined, account: Account | undefined): Promise<string> {
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'lite2pg-postgres-')) : resolve(given);
  const made = given === undefined || (await makeFolder(folder)) !== undefined;
  if (made) await chmod(folder, 0o700);
  else await refuseForeign(folder);
  if (account === undefined) return folder;
  if (made) await chown(folder, account.uid, account.gid);
  const closed = closedFolder(folder, account);
  if (closed === undefined) return folder;
  if (given === undefined) await rm(folder, { recursive: true });
  throw folderError('no-permission', folder, {
    found: `it runs as ${account.name}, which may not enter ${closed}; choose another folder or run as an ordinary user`,
  });
}

/** The first folder that had to be made; undefined where all were there. */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    // Below a folder that is read-only, mkdir says ENOENT.
    const parent = why === 'ENOENT' ? 'the folder around it is not writable' : `it cannot be created (${why})`;
    const found = ['EEXIST', 'ENOTDIR'].includes(why) ? 'it is a file' : parent;
    throw folderError(why === 'ENOSPC' ? 'out-of-space' : 'no-permission', folder, {
      found: `${found}; choose another folder`,
      cause,
    });
  }
}

async function refuseForeign(folder: string): Promise<void> {
  const data = join(folder, DATA);
  const version = await stat(join(data, 'PG_VERSION')).catch((error: unknown) => error);
  // Whose it is cannot be seen: the start will say what is not permitted.
  if (version instanceof Error && 'code' in version && version.code === 'EACCES') return;
  if (!(version instanceof Error)) {
    const access = await readFile(join(data, ACCESS_FILE), 'utf8').catch(() => '');
    if (access.startsWith(ACCESS)) return;
    throw folderError('bad-option', folder, { found: 'another PostgreSQL has its data there; choose another folder' });
  }
  const entries = await readdir(folder).catch(() => []);
  const foreign = entries.find((name) => !NOBODYS.has(name) && !name.startsWith('.'));
  if (foreign === undefined) return;
  throw folderError('bad-option', folder, {
    found: `it contains other files, such as ${quoteIdentifier(foreign)}; choose a folder that is empty or does not exist yet`,
  });
}

function folderError(
  code: ErrorCode,
  folder: string,
  { found, cause }: { readonly found: string; readonly cause?: unknown },
): Lite2pgError {
  return new Lite2pgError(code, {
    message: `start the embedded server in ${quoteIdentifier(folder)}: ${found}`,
    subject: folder,
    cause,
  });
}
