import pLimit from 'p-limit';
import type { QueryResult } from 'pg';
import { readCopy } from './copy/copy-out.js';
import { feedCopy, type CopyChunks } from './copy/copy-in.js';
import type { PostgresOptions } from './client/postgres-client.js';
import { postgresError } from './error/postgres-errors.js';
import { postgresAddresses } from './address/postgres-address.js';

/** A message of the server that is no error. */
export interface Notice {
  readonly severity: string;
  readonly message: string;
  readonly detail: string | undefined;
}

/**
 * One connection of its own to a PostgreSQL server, for one user at a time: calls run one after another.
 * Values come without loss: int8, numeric, dates, times, intervals and JSON as the server's text; int2, int4, float4 and float8
 * as numbers; booleans; bytea as Buffer; arrays as arrays of those.
 */
export interface PostgresSession {
  readonly engine: 'postgres';
  /** The URL without its password. */
  readonly subject: string;
  /** The server process that serves this session: for pg_terminate_backend, pg_stat_activity, pg_locks. */
  readonly backendPid: number;
  /** The rows of one statement; `params` are $1, $2, … */
  query<Row extends object = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs all statements of `text`, in one transaction where it opens none itself; their rows are dropped. */
  execute(text: string): Promise<void>;
  /** Resolves to the result of `fn`, after COMMIT; if it throws, to that error, after ROLLBACK. Inside another one: a savepoint. */
  transaction<T>(fn: () => Promise<T>): Promise<T>;
  /** Feeds a COPY … FROM STDIN; resolves to the count of rows that the server took. See CopyChunks. */
  copyIn(statement: string, chunks: CopyChunks): Promise<number>;
  /** The bytes of a COPY … TO STDOUT, cut anywhere. To be read to its end, or left by `break`, which ends the session. */
  copyOut(statement: string): AsyncIterable<Buffer>;
  /** Calls `listener` for each notice from here on. */
  onNotice(listener: (notice: Notice) => void): void;
  close(): Promise<void>;
}

/**
 * An open session. Throws `no-server`, `server-too-old`, `wrong-password`, `no-such-database`, `too-many-connections` or `bad-option`.
 * An empty `url` means what PG* and psql's defaults name.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<PostgresSession> {
  const addresses = postgresAddresses(url).filter(({ subject }) => subject === (options.server ?? subject));
  // The driver takes as long to load as all the rest; who only reads SQLite does without it.
  const { connectFirst } = await import('./client/connect-first.js');
  const { client, backendPid, address } = await connectFirst(addresses, options);
  const { subject } = address;
  const failure = (error: unknown, statement: string) =>
    postgresError(error, { subject, statement, password: address.password });
  const inTurn = pLimit(1);
  let depth = 0;

  const run = (text: string, params?: readonly unknown[]): Promise<QueryResult<object>> =>
    inTurn(async () => {
      try {
        return await client.query<object>(text, params === undefined ? undefined : [...params]);
      } catch (error) {
        throw failure(error, text);
      }
    });

  async function transaction<T>(fn: () => Promise<T>): Promise<T> {
    const savepoint = depth > 0 ? `lite2pg_${depth}` : undefined;
    await run(savepoint === undefined ? 'BEGIN' : `SAVEPOINT ${savepoint}`);
    depth += 1;
    try {
      const result = await fn();
      const { command } = await run(savepoint === undefined ? 'COMMIT' : `RELEASE ${savepoint}`);
      // Where an error was caught inside `fn`, COMMIT rolls back and reports no error.
      if (command === 'ROLLBACK')
        throw failure(new Error('a statement before it failed, so all was rolled back'), 'COMMIT');
      return result;
    } catch (error) {
      // The first error is the one to tell, whatever became of the connection.
      await run(savepoint === undefined ? 'ROLLBACK' : `ROLLBACK TO ${savepoint}`).catch(() => undefined);
      throw error;
    } finally {
      depth -= 1;
    }
  }

  return {
    engine: 'postgres',
    subject,
    backendPid,
    query: async <Row extends object>(text: string, params?: readonly unknown[]) =>
      (await run(text, params)).rows as Row[],
    execute: async (text) => {
      await run(text);
    },
    transaction,
    copyIn: (statement, chunks) =>
      inTurn(() => feedCopy({ client, statement, chunks, failure: (error) => failure(error, statement) })),
    copyOut: (statement) => readCopy(client, statement, (error) => failure(error, statement)),
    onNotice: (listener) => {
      client.on('notice', ({ severity, message, detail }) => {
        listener({ severity: severity ?? 'NOTICE', message: message ?? '', detail });
      });
    },
    close: () => client.end(),
  };
}
