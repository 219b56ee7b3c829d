import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';

/** The system's account that the server runs as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const UNPRIVILEGED = ['postgres', 'nobody'];

/**
 * The account that a server started by this process runs as: nothing where that is this process's own. PostgreSQL refuses to
 * run as root: there it is `postgres` where that exists, else `nobody`.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of UNPRIVILEGED) {
    const [name, , uid, gid] = lines.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name !== undefined && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Lite2pgError('no-permission', {
    message: `start the embedded server: PostgreSQL refuses to run as root, and there is no account named ${UNPRIVILEGED.join(' or ')}; run as an ordinary user`,
  });
}

/** The first folder on the way to `path` that `account` may not pass; nothing where it gets there. */
export function closedFolder(path: string, account: Account): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
