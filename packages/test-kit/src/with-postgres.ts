import { randomBytes } from 'node:crypto';
import { startEmbedded } from '@lite2pg/embedded';
import { openPostgres, type PostgresSession } from '@lite2pg/postgres';

/** A database, or a schema of one, for one test. */
export interface TestDatabase {
  /** With the password; of a schema: with its search_path. */
  readonly url: string;
  /** Its name. */
  readonly name: string;
  readonly session: PostgresSession;
}

/** Calls `test` with a new, empty database (C collation, UTF8), dropped afterwards. Costs about a tenth of a second. */
export async function withPostgres<T>(test: (database: TestDatabase) => Promise<T> | T): Promise<T> {
  const name = freshName();
  const url = new URL(await serverUrl());
  await asAdmin(url.href, `CREATE DATABASE ${name} TEMPLATE template0`);
  try {
    url.pathname = `/${name}`;
    return await withSession(url.href, name, test);
  } finally {
    url.pathname = '/postgres';
    await asAdmin(url.href, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Calls `test` with a new, empty schema that is first in the search path, dropped afterwards. Costs a few milliseconds. */
export async function withSchema<T>(test: (database: TestDatabase) => Promise<T> | T): Promise<T> {
  const name = freshName();
  const url = new URL(await serverUrl());
  await asAdmin(url.href, `CREATE SCHEMA ${name}`);
  try {
    const inside = new URL(url);
    inside.search = `?options=${encodeURIComponent(`-c search_path=${name}`)}`;
    return await withSession(inside.href, name, test);
  } finally {
    await asAdmin(url.href, `DROP SCHEMA ${name} CASCADE`);
  }
}

let started: Promise<string> | undefined;

/** The server of the whole run, or one of this process, which ends with it. */
function serverUrl(): Promise<string> {
  const given = process.env['LITE2PG_TEST_URL'];
  started ??= given === undefined ? startEmbedded().then(({ url }) => url) : Promise.resolve(given);
  return started;
}

function freshName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const session = await openPostgres(url);
  try {
    await session.execute(statement);
  } finally {
    await session.close();
  }
}

async function withSession<T>(url: string, name: string, test: (database: TestDatabase) => Promise<T> | T): Promise<T> {
  const session = await openPostgres(url);
  try {
    return await test({ url, name, session });
  } finally {
    await session.close().catch(() => undefined);
  }
}
