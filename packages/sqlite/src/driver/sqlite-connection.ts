/** The interface of a SQLite driver for lite2pg: one connection, in promises, with errors as `sqliteError` makes them. */
export interface SqliteConnection {
  /**
   * The rows of the first statement of `text`. Integers beyond 2^53 come rounded, blobs as Buffers. Text is decoded as UTF-8,
   * and Node before 24.16 ends it at its first NUL: who needs the stored bytes selects CAST(… AS BLOB).
   */
  readonly all: (text: string, values?: readonly unknown[]) => Promise<object[]>;
  /** Runs all statements of `script`. */
  readonly exec: (script: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a driver opens a file. */
export interface OpenMode {
  readonly write: boolean;
  readonly create: boolean;
  /** The file cannot change meanwhile: no locks are taken. */
  readonly immutable: boolean;
  readonly busyTimeoutMs: number;
}

/** An open connection to a file, or to `:memory:`. Nothing is read from the file yet. */
export type OpenConnection = (path: string, mode: OpenMode) => Promise<SqliteConnection>;

/** The name of a database in memory. */
export const MEMORY = ':memory:';
