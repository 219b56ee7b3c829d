import { resolve } from 'node:path';
import { openPostgres } from '@lite2pg/postgres';
import { DEFAULT_DATA_FOLDER } from '@lite2pg/spec';
import { loadEmbedded } from './load-embedded.js';

/** The PostgreSQL that is worked on. */
export interface Target {
  readonly url: string;
  /** Its name in messages, if that is not the URL of its sessions without the password. */
  readonly name: string | undefined;
  close(): Promise<void>;
}

/** The name of a folder's embedded server in messages. */
export function embeddedName(folder: string): string {
  return `the embedded PostgreSQL in ${folder}`;
}

/** Throws what keeps this URL from being a target. */
export async function checkTarget(url: string): Promise<undefined> {
  const session = await openPostgres(url);
  await session.close();
  return undefined;
}

/** The target of this URL, or else an embedded PostgreSQL whose data stays in `folder`. */
export async function openTarget(url: string | undefined, folder = DEFAULT_DATA_FOLDER): Promise<Target> {
  if (url) return { url, name: undefined, close: () => Promise.resolve() };
  const { startEmbedded } = await loadEmbedded();
  const server = await startEmbedded({ folder: resolve(folder), persistent: true });
  return { url: server.url, name: embeddedName(folder), close: () => server.stop() };
}
