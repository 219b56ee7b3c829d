import type { DialectFinding } from '../parse/finding.js';
import type { StaticType } from './static-type.js';

/** The translation of one piece of SQLite's SQL. */
export interface Translation {
  /** PostgreSQL's SQL; null where it was refused. Of several statements: all of them, each ended by a semicolon. */
  readonly sql: string | null;
  /** The statements one by one, where there can be more than one. */
  readonly statements?: readonly string[];
  /** The static type of an expression; `null` for everything that is none. */
  readonly type: StaticType;
  /** SQLite's names of the parameters, in the order of $1, $2, …; a plain `?` is named by its number. */
  readonly params: readonly string[];
  readonly findings: readonly DialectFinding[];
  /** Helper functions needed, by name without schema: what `compatSql` is asked for. */
  readonly compat: readonly string[];
  /** Whether PostgreSQL may keep it in an index or a generated column. */
  readonly immutable: boolean;
}
