import type { Column, Index, IndexKey, Unsupported } from '@lite2pg/spec';
import { foldName } from '@lite2pg/syntax';
import { neutralCollation } from './build-columns.js';
import { readIndexDdl, type IndexDdl } from '../ddl/read-index-ddl.js';
import type { CatalogIndex, CatalogKey, CatalogTable } from '../catalog/sqlite-catalog.js';

/** Indexes in neutral words, and those that cannot be said so. */
export interface BuiltIndexes {
  readonly indexes: readonly Index[];
  readonly unsupported: readonly Unsupported[];
}

/** The indexes that CREATE INDEX made on a table. Keys come from the PRAGMA, the text of expressions from the DDL. */
export function buildIndexes(table: CatalogTable, columns: readonly Column[]): BuiltIndexes {
  const indexes: Index[] = [];
  const unsupported: Unsupported[] = [];
  for (const index of table.indexes.filter(({ origin }) => origin === 'index')) {
    const built = buildIndex(index, columns);
    if (!('code' in built)) indexes.push(built);
    else {
      const text = index.sql === null ? {} : { sql: index.sql };
      unsupported.push({ kind: 'index', name: index.name, table: table.name, ...built, ...text });
    }
  }
  return { indexes, unsupported };
}

type Refusal = Pick<Unsupported, 'code' | 'message'>;

function buildIndex(index: CatalogIndex, columns: readonly Column[]): Index | Refusal {
  const ddl = tryRead(index);
  const keys: IndexKey[] = [];
  for (const [position, key] of index.keys.entries()) {
    const built = buildKey(key, ddl?.keys[position], columns);
    if ('code' in built) return built;
    keys.push(built);
  }
  if (keys.length === 0) return { code: 'unreadable', message: 'SQLite reports no columns for this index' };
  if (index.partial && ddl?.where === undefined) return unread('the condition of this partial index');
  return {
    name: index.name,
    unique: index.unique,
    keys,
    ...(ddl?.where === undefined ? {} : { where: { sqlite: ddl.where } }),
  };
}

function buildKey(key: CatalogKey, written: string | undefined, columns: readonly Column[]): IndexKey | Refusal {
  const collation = neutralCollation(key.collation);
  const descending = key.descending ? { descending: true } : {};
  if (key.column === undefined) {
    if (written === undefined) return unread('an expression of this index');
    return { expression: { sqlite: written }, ...descending, ...(collation === undefined ? {} : { collation }) };
  }
  const own = columns.find(({ name }) => name === key.column)?.collation ?? 'binary';
  const differs = foldName(own) !== foldName(collation ?? 'binary');
  return { column: key.column, ...descending, ...(differs ? { collation: collation ?? 'binary' } : {}) };
}

function unread(what: string): Refusal {
  return { code: 'ddl-not-understood', message: `${what} cannot be read from the stored DDL` };
}

function tryRead(index: CatalogIndex): IndexDdl | undefined {
  try {
    const ddl = readIndexDdl(index.sql ?? '');
    return ddl.keys.length === index.keys.length ? ddl : undefined;
  } catch {
    return undefined;
  }
}
