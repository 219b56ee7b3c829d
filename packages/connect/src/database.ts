import type { Queryable } from '@lite2pg/sqlite';

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
