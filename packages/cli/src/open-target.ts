import { resolve } from 'node:path';
import { openPostgres } from '@lite2pg/postgres';
import { loadEmbedded } from './load-embedded.js';
import type { Settings } from './settings.js';

/** The PostgreSQL a command works on. */
export interface Target {
  readonly url: string;
  /** What messages call it, where that is not the URL of its sessions without the password. */
  readonly name: string | undefined;
  /** What to tell a person about reaching it afterwards; empty for a server that was there before. */
  readonly hint: string;
  close(): Promise<void>;
}

/** Throws what keeps this URL from being a target. */
export async function checkTarget(url: string): Promise<undefined> {
  const session = await openPostgres(url);
  await session.close();
  return undefined;
}

/** The target of this URL, or an embedded PostgreSQL whose data stays in the folder --data. */
export async function openTarget(settings: Settings, url: string | undefined): Promise<Target> {
  if (url) return { url, name: undefined, hint: '', close: () => Promise.resolve() };
  const folder = settings.text('data') ?? 'lite2pg-data';
  const { startEmbedded } = await loadEmbedded();
  const server = await startEmbedded({ folder: resolve(folder), persistent: true });
  return {
    url: server.url,
    name: `the embedded PostgreSQL in ${folder}`,
    hint: `\nTo look at it: lite2pg postgres --data ${folder}   (starts it and prints its URL for psql)\n`,
    close: () => server.stop(),
  };
}
