import { AsyncLocalStorage } from 'node:async_hooks';
import pLimit from 'p-limit';
import type { Queryable } from './queryable.js';
import type { SQLQuery } from './sql.js';
import type { SqliteConnection } from './driver/sqlite-connection.js';

/** A read transaction that all queries of its connection run in, until it is released. */
export interface Snapshot {
  readonly release: () => Promise<void>;
}

/**
 * One connection to a SQLite file: what is asked while a transaction is open runs inside it, whoever asks.
 * Integers beyond 2^53 come rounded (the driver's doing): select them CAST AS TEXT. Blobs are Buffers. Node before 24.16 ends a
 * text at its first NUL: select CAST(… AS BLOB) for its bytes. A bigint given as a value is bound exactly.
 */
export interface SqliteDatabase extends Queryable {
  readonly engine: 'sqlite';
  /** How messages call it: its path. */
  readonly subject: string;
  /**
   * Resolves to the result of `fn`, after COMMIT; if `fn` throws, to that error, after ROLLBACK.
   * Inside `fn` use the `db` it is given: name the parameter as the outer one is named.
   */
  tx<T>(fn: (db: Queryable) => Promise<T>): Promise<T>;
  /** Runs all statements of `script`; their rows are dropped. */
  exec(script: string): Promise<void>;
  /**
   * From here on every query sees one committed state of the file, whatever other processes commit, until it is released.
   * Where the file is not in WAL mode, they wait for that. One at a time.
   */
  snapshot(): Promise<Snapshot>;
  close(): Promise<void>;
}

const FORMAT = {
  escapeIdentifier: (name: string) => `"${name.replaceAll('"', '""')}"`,
  formatValue: (value: unknown) =>
    // The driver would bind a bigint as text.
    typeof value === 'bigint'
      ? { placeholder: 'CAST(? AS INTEGER)', value: String(value) }
      : { placeholder: '?', value },
};

/** The database of an open connection; `close` is called once. */
export function sqliteDatabase(connection: SqliteConnection, path: string, close: () => Promise<void>): SqliteDatabase {
  const inside = new AsyncLocalStorage<true>();
  let open = 0;
  const inTurn = pLimit(1);
  const queryable: Queryable = {
    query: <Row extends object>(query: SQLQuery) => {
      const { text, values } = query.format(FORMAT);
      return connection.all(text, values) as Promise<Row[]>;
    },
  };

  /** In a snapshot or another transaction a transaction is a savepoint. */
  async function transact<T>(fn: (db: Queryable) => Promise<T>): Promise<T> {
    const nested = open > 0;
    await connection.exec(nested ? 'SAVEPOINT lite2pg' : 'BEGIN');
    open += 1;
    try {
      const result = await fn(queryable);
      await connection.exec(nested ? 'RELEASE lite2pg' : 'COMMIT');
      return result;
    } catch (error) {
      // SQLite may have rolled back already; the first error is the one to tell.
      await connection.exec(nested ? 'ROLLBACK TO lite2pg; RELEASE lite2pg' : 'ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      open -= 1;
    }
  }

  return {
    engine: 'sqlite',
    subject: path,
    ...queryable,
    exec: connection.exec,
    tx: (fn) => {
      // Waiting for its own end would never end.
      if (inside.getStore()) return transact(fn);
      return inTurn(() => inside.run(true, () => transact(fn)));
    },
    snapshot: async () => {
      await connection.exec('BEGIN');
      open += 1;
      // BEGIN alone holds nothing: the state is chosen by the first read.
      await connection.all('SELECT 1 FROM sqlite_master LIMIT 1');
      return {
        release: async () => {
          open -= 1;
          await connection.exec('COMMIT');
        },
      };
    },
    close,
  };
}
