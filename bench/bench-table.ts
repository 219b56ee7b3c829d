/** What a column holds; `key` is the INTEGER PRIMARY KEY. */
export type Kind = 'key' | 'integer' | 'real' | 'boolean' | 'timestamp' | 'text' | 'blob';

export interface BenchColumn {
  readonly name: string;
  readonly kind: Kind;
}

/** A table as both sides have it. Names need no quotes on either, as some movers fold what does. */
export interface BenchTable {
  readonly name: string;
  readonly columns: readonly BenchColumn[];
  /** Columns that have an index each, beside the key's. */
  readonly indexed: readonly string[];
}

const SQLITE_TYPE: Record<Kind, string> = {
  key: 'INTEGER PRIMARY KEY',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
  text: 'TEXT',
  blob: 'BLOB',
};

/** What each kind is on PostgreSQL when a person writes the table. */
export const POSTGRES_TYPE: Record<Kind, string> = {
  key: 'bigint',
  integer: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
  timestamp: 'timestamp',
  text: 'text',
  blob: 'bytea',
};

/** The table on SQLite. */
export function sqliteTable({ name, columns }: BenchTable): string {
  return `CREATE TABLE ${name} (${columns.map((column) => `${column.name} ${SQLITE_TYPE[column.kind]}`).join(', ')});`;
}

/** The table on PostgreSQL, without its key: that comes faster after the rows. */
export function postgresTable({ name, columns }: BenchTable): string {
  const list = columns.map(({ name, kind }) => {
    const collation = kind === 'text' ? ' COLLATE "C"' : '';
    return `${name} ${POSTGRES_TYPE[kind]}${collation}`;
  });
  return `CREATE TABLE ${name} (${list.join(', ')});`;
}

/** The key of a table, for PostgreSQL. */
export function postgresKey({ name, columns }: BenchTable): string {
  const key = columns.filter(({ kind }) => kind === 'key').map((column) => column.name);
  return `ALTER TABLE ${name} ADD PRIMARY KEY (${key.join(', ')});`;
}

/** The indexes of a table; both engines read them. */
export function indexes({ name, indexed }: BenchTable): string {
  return indexed.map((column) => `CREATE INDEX ${name}_${column} ON ${name} (${column});`).join('\n');
}
