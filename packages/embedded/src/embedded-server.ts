import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';
import { closedFolder, serverAccount, type Account } from './embedded-account.js';
import { embeddedBinaries } from './embedded-binaries.js';
import { ACCESS, ACCESS_FILE, COPIED_BINARIES, DATA, embeddedFolder } from './embedded-folder.js';
import { runTool, startSupervised, type Supervised } from './embedded-process.js';
import { freePort } from './free-port.js';

/** Where and how an embedded server runs. */
export interface EmbeddedOptions {
  /** Where its data is, or is to be made; a temporary folder unless given. */
  readonly folder?: string;
  /** On 127.0.0.1; any free one unless given. */
  readonly port?: number;
  /** Server settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /**
   * Keeps the folder when the server stops, to be started again with its data; true where `folder` is given. A server that
   * is not persistent does not wait for the disk: its data does not survive a crash of the machine.
   */
  readonly persistent?: boolean;
}

/** A running PostgreSQL server of our own, reachable from this machine with its password only. */
export interface EmbeddedServer {
  /** With the password of this start: each start makes a new one. For programs, not to be shown. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Resolves when the server has ended, and keeps this process alive until then. */
  ended(): Promise<void>;
  /** Ends it, and removes the folder unless it is persistent. A second call does nothing. */
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  max_wal_size: '4GB',
};

const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

const START_ATTEMPTS = 3;

/**
 * A PostgreSQL server started for this process. It ends when this process ends, in whatever way (kill -9 too): a small shell
 * beside it waits for that, stops it and removes its temporary folder. It does not keep this process alive.
 * Superuser and database are `postgres`; encoding UTF8, collation C. As root it runs as `postgres` or `nobody`.
 * Throws `no-server` where it cannot be started, `target-busy` where the folder is in use, `bad-option` where the port is or the
 * folder has other things, `no-permission`, `out-of-space`.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const account = serverAccount();
  const persistent = options.persistent ?? options.folder !== undefined;
  const folder = await embeddedFolder(options.folder, account);
  try {
    const binaries = await reachableBinaries(folder, account);
    const place: Place = { folder, data: join(folder, DATA), binaries, account, persistent };
    if (!existsSync(join(place.data, 'PG_VERSION'))) await initialize(place);
    const password = randomBytes(18).toString('base64url');
    await setPassword(place, password);
    const { server, port } = await startOnFreePort(place, options);
    return {
      url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      port,
      folder,
      ended: server.ended,
      stop: server.stop,
    };
  } catch (error) {
    if (!persistent) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly binaries: string;
  readonly account: Account | undefined;
  readonly persistent: boolean;
}

/** The binaries, or a copy of them in `folder` where the server's account may not reach them (a checkout in /root). */
async function reachableBinaries(folder: string, account: Account | undefined): Promise<string> {
  const binaries = embeddedBinaries();
  if (account === undefined || closedFolder(join(binaries, 'bin'), account) === undefined) return binaries;
  const copy = join(folder, COPIED_BINARIES);
  await cp(binaries, copy, { recursive: true, verbatimSymlinks: true });
  // Whoever removes them at the end is the server's account: it must own the folders.
  const inside = await readdir(copy, { recursive: true, withFileTypes: true });
  const folders = inside.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all([copy, ...folders].map((path) => chown(path, account.uid, account.gid)));
  return copy;
}

async function initialize({ folder, data, binaries, account, persistent }: Place): Promise<void> {
  await runTool({
    command: join(binaries, 'bin', 'initdb'),
    args: [
      `--pgdata=${data}`,
      '--encoding=UTF8',
      '--locale=C',
      '--username=postgres',
      // Nobody can connect before pg_hba.conf is replaced: there is no server yet.
      '--auth=trust',
      ...(persistent ? [] : ['--no-sync']),
    ],
    folder,
    account,
  });
  await writeFile(join(data, ACCESS_FILE), ACCESS);
}

/** A new password at each start: so none is kept in a file. */
async function setPassword({ folder, data, binaries, account, persistent }: Place, password: string): Promise<void> {
  await runTool({
    command: join(binaries, 'bin', 'postgres'),
    args: ['--single', ...(persistent ? [] : ['-F']), '-D', data, 'postgres'],
    input: `ALTER ROLE postgres PASSWORD '${password}';\n`,
    folder,
    account,
  });
}

async function startOnFreePort(
  place: Place,
  { port, settings }: EmbeddedOptions,
): Promise<{ server: Supervised; port: number }> {
  const all = { ...SETTINGS, ...(place.persistent ? {} : THROWAWAY_SETTINGS), ...settings };
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    try {
      const server = await startSupervised({
        command: join(place.binaries, 'bin', 'postgres'),
        args: [
          '-D',
          place.data,
          '-p',
          String(chosen),
          ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ],
        folder: place.folder,
        data: place.data,
        account: place.account,
        // An immediate shutdown needs no checkpoint, where the data is thrown away.
        stopSignal: place.persistent ? 'INT' : 'QUIT',
        removedAtEnd: place.persistent ? join(place.folder, COPIED_BINARIES) : place.folder,
      });
      return { server, port: chosen };
    } catch (error) {
      // Another process may have taken the port since it was found free.
      const taken = error instanceof Lite2pgError && error.code === 'bad-option';
      if (!taken || port !== undefined || attempt === START_ATTEMPTS) throw error;
    }
  }
}
