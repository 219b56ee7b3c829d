import type { SQLQuery } from './sql.js';

/** What a query can be asked of: a database, or a transaction of one. */
export interface Queryable {
  /** The rows of one statement, in the engine's order. What a value may lose on the way is said by the opening function. */
  query<Row extends object = Record<string, unknown>>(query: SQLQuery): Promise<Row[]>;
}

/** One database, of either engine, until it is closed. */
export interface Database extends Queryable {
  readonly engine: 'sqlite' | 'postgres';
  /** How messages call it: the path, or the URL without its password. */
  readonly subject: string;
  /**
   * What `fn` resolves to, after COMMIT; when `fn` throws, after ROLLBACK, that error.
   * Inside `fn` use the `db` it is given: name the parameter as the outer one is named.
   */
  tx<T>(fn: (db: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
