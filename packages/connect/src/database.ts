import type { Queryable } from '@lite2pg/sqlite';

/** One database, of either engine, until it is closed. */
export interface Database extends Queryable {
  readonly engine: 'sqlite' | 'postgres';
  /** How messages call it: the path, or the URL without its password. */
  readonly subject: string;
  /**
   * Resolves to the result of `fn`, after COMMIT; if `fn` throws, rejects with that error, after ROLLBACK. Inside `fn`
   * use the `db` it is given: name the parameter as the outer one is named.
   */
  tx<T>(fn: (db: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
