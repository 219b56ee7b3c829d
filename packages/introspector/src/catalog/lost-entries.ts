import type { Unsupported } from '@lite2pg/spec';
import type { CatalogTable } from './sqlite-catalog.js';

/** A row of sqlite_schema; of a damaged file anything may be missing. */
export interface SchemaEntry {
  readonly rowid: number;
  readonly type: string | null;
  readonly name: string | null;
  readonly table: string | null;
  readonly sql: string | null;
  /** 0 or null for what has no pages. */
  readonly rootPage: number | null;
}

const KINDS: readonly (string | null)[] = ['table', 'index', 'view', 'trigger'];

/** Whether it says what it is and what it is called. */
export function isWhole<T extends SchemaEntry>(
  entry: T,
): entry is T & { readonly name: string; readonly table: string } {
  return KINDS.includes(entry.type) && entry.name !== null && entry.table !== null;
}

/**
 * Finds what the schema of a damaged file names and SQLite does not know: entries that are not whole, and indexes whose statement it
 * could not parse. Tables of that kind are among the others, without columns.
 */
export function lostEntries(entries: readonly SchemaEntry[], tables: readonly CatalogTable[]): Unsupported[] {
  const known = new Set(tables.flatMap(({ indexes }) => indexes.map(({ name }) => name)));
  return entries.flatMap((entry): Unsupported[] => {
    const text = entry.sql === null ? {} : { sql: entry.sql };
    if (!isWhole(entry)) {
      const name = entry.name ?? `entry ${entry.rowid} of the schema`;
      const message = 'its entry in the schema is damaged: what it was is not known';
      return [{ kind: 'table', name, code: 'unreadable', message, ...text }];
    }
    if (entry.type !== 'index' || entry.sql === null || known.has(entry.name)) return [];
    const message = 'SQLite does not know this index: its statement cannot be parsed, or its table does not exist';
    return [{ kind: 'index', name: entry.name, table: entry.table, code: 'unreadable', message, ...text }];
  });
}
