import type { SQLQuery } from './sql.js';

/** Something that answers queries: a database, or a transaction of one. */
export interface Queryable {
  /** The rows of one statement, in the engine's order. What a value may lose on the way is said by the opening function. */
  query<Row extends object = Record<string, unknown>>(query: SQLQuery): Promise<Row[]>;
}
