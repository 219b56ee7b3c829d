import type { OpenMode } from './sqlite-connection.js';

/** A request to a thread of node:sqlite; it answers in order, and holds one connection at a time. */
export type SqliteRequest =
  | { readonly kind: 'open'; readonly path: string; readonly mode: OpenMode }
  | { readonly kind: 'all'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: 'exec'; readonly script: string }
  | { readonly kind: 'close' };

/** Its answer: rows, none of them unless rows were asked for, or what SQLite found wrong. */
export type SqliteAnswer =
  | { readonly kind: 'done'; readonly rows: object[] }
  | { readonly kind: 'failed'; readonly message: string; readonly resultCode: number | undefined };
