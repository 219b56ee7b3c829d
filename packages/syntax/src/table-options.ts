import { isOperator, tokenize } from './tokenize.js';

/** What stands behind the columns of a CREATE TABLE. */
export interface TableOptions {
  readonly strict: boolean;
  readonly withoutRowid: boolean;
}

/**
 * The options at the end of a CREATE TABLE (https://sqlite.org/lang_createtable.html). PRAGMA table_list has them too, but
 * only after SQLite has expanded every view of the database, which takes twice as long for each view that reads one twice.
 */
export function readTableOptions(createTable: string): TableOptions {
  const tokens = tokenize(createTable);
  const end = tokens.findLastIndex((token) => isOperator(token, ')'));
  const words = tokens.slice(end + 1).flatMap(({ kind, text }) => (kind === 'word' ? [text.toLowerCase()] : []));
  return { strict: words.includes('strict'), withoutRowid: words.includes('rowid') && words.includes('without') };
}
