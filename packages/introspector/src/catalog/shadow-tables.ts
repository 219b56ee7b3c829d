import { foldName } from '@lite2pg/syntax';
import type { CatalogObject } from './sqlite-catalog.js';
import { readVirtualTableDdl } from '../ddl/read-virtual-table-ddl.js';

const FTS4 = ['content', 'segments', 'segdir', 'docsize', 'stat'] as const;
const RTREE = ['node', 'parent', 'rowid'] as const;

/** Suffixes that a module adds to the name of a virtual table for the tables it keeps its data in. */
const SUFFIXES: Readonly<Record<string, readonly string[] | undefined>> = {
  fts3: FTS4,
  fts4: FTS4,
  fts5: ['data', 'idx', 'content', 'docsize', 'config'],
  rtree: RTREE,
  rtree_i32: RTREE,
  geopoly: RTREE,
  spellfix1: ['vocab'],
  vec0: ['chunks', 'rowids', 'info', 'auxiliary'],
  vss0: ['index', 'data'],
};

/** Beginnings of numbered ones: vec0 keeps one table for each vector column. */
const NUMBERED: Readonly<Record<string, readonly string[] | undefined>> = {
  vec0: ['vector_chunks', 'metadatachunks', 'metadatatext'],
};

/**
 * Does a table hold a virtual table's data, by its name? SQLite knows itself only where it was built with the module;
 * this is for the modules it was not.
 */
export function isShadowTable(name: string, virtualTables: readonly CatalogObject[]): boolean {
  return virtualTables.some((owner) => {
    const prefix = `${foldName(owner.name)}_`;
    if (!foldName(name).startsWith(prefix)) return false;
    const suffix = foldName(name).slice(prefix.length);
    const module = moduleOf(owner);
    const numbered = NUMBERED[module]?.some((start) => suffix.startsWith(start)) ?? false;
    return numbered || (SUFFIXES[module]?.includes(suffix) ?? false);
  });
}

/** In lower case; '' where its DDL cannot be read. */
function moduleOf(table: CatalogObject): string {
  try {
    return readVirtualTableDdl(table.sql ?? '').module;
  } catch {
    return '';
  }
}
