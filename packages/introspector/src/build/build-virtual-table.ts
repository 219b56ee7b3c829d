import type { BoxSearch, Column, FindingCode, Table, TextSearch, Unsupported, VirtualTableChoice } from '@lite2pg/spec';
import { quoteIdentifier } from '@lite2pg/spec';
import { foldName, sameName } from '@lite2pg/syntax';
import { contentColumns } from '../catalog/content-columns.js';
import { readFullTextDdl, type FullTextDdl } from '../ddl/read-full-text-ddl.js';
import { readVirtualTableDdl, type VirtualTableDdl } from '../ddl/read-virtual-table-ddl.js';
import type { Catalog, CatalogTable } from '../catalog/sqlite-catalog.js';

/** A virtual table in neutral words: a table of its own, a search on the table it indexes, or why it is neither. */
export type BuiltVirtualTable =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'search'; readonly on: string; readonly search: TextSearch }
  | ({ readonly kind: 'refused' } & Pick<Unsupported, 'module' | 'code' | 'message'>);

/** Builds a virtual table as the spec has it. `catalog` has the tables it keeps its rows in, or indexes. */
export function buildVirtualTable(
  source: CatalogTable,
  { catalog, choice }: { readonly catalog: Catalog; readonly choice: VirtualTableChoice },
): BuiltVirtualTable {
  const ddl = tryRead(source);
  if (ddl === undefined) {
    return { kind: 'refused', code: 'virtual-table', message: 'its module cannot be read from the stored DDL' };
  }
  const isOpen = source.error === undefined || ddl.module === 'fts5' || !FULL_TEXT.has(ddl.module);
  const given = {
    source: isOpen ? source : { ...source, columns: contentColumns(source, catalog) },
    ddl,
    catalog,
    choice,
  };
  if (choice.as === 'leave-out') return refused(ddl, 'left-out', 'the config leaves it out');
  if (FULL_TEXT.has(ddl.module)) return buildFullText(given, readFullTextDdl(ddl));
  if (ddl.module === 'rtree' || ddl.module === 'rtree_i32') return buildRtree(given);
  if (ddl.module === 'geopoly' || ddl.module === 'virtualspatialindex') {
    return refused(ddl, 'spatial-index', 'PostgreSQL finds shapes by a GiST index, most easily with PostGIS');
  }
  return refused(ddl, 'virtual-table', `PostgreSQL has nothing like the module ${ddl.module}`);
}

interface Given {
  readonly source: CatalogTable;
  readonly ddl: VirtualTableDdl;
  readonly catalog: Catalog;
  readonly choice: VirtualTableChoice;
}

const FULL_TEXT: ReadonlySet<string> = new Set(['fts3', 'fts4', 'fts5']);

function buildFullText(given: Given, fullText: FullTextDdl): BuiltVirtualTable {
  const { source, ddl, choice } = given;
  if (fullText.content !== undefined) return buildExternal(given, fullText, fullText.content);
  if (fullText.compressed) {
    const message = 'its texts are compressed by a function of the application: copy them into an ordinary table first';
    return refused(ddl, 'full-text-search', message);
  }
  const key = ddl.module === 'fts5' ? 'rowid' : 'docid';
  if (!hasShadow(given, 'content') || source.columns.some(({ name }) => foldName(name) === key)) {
    return refused(ddl, 'full-text-search', unreadable(source, 'content'));
  }
  const columns: Column[] = source.columns.map(({ name }) => ({ name, type: { kind: 'text' } }));
  if (fullText.languageColumn !== undefined) {
    columns.push({ name: fullText.languageColumn, type: { kind: 'integer', bits: 64 }, declared: 'INTEGER' });
  }
  const search =
    choice.as === 'search'
      ? textSearch(
          given,
          fullText,
          source.columns.map(({ name }) => name),
        )
      : undefined;
  return tableOf(given, key, columns, search ? { textSearches: [search] } : {});
}

/** A table that indexes another one's rows has none of its own. */
function buildExternal(given: Given, fullText: FullTextDdl, content: string): BuiltVirtualTable {
  const { source, ddl, catalog, choice } = given;
  if (content === '') {
    const message =
      'it keeps no texts, only the positions of words: store the texts in a table with a tsvector column and a GIN index';
    return refused(ddl, 'full-text-search', message);
  }
  const indexed = catalog.tables.find(({ name, kind }) => kind === 'table' && sameName(name, content));
  if (!indexed) {
    const message = `it indexes ${quoteIdentifier(content)}, which is not an ordinary table: create a tsvector column on the tables behind it`;
    return refused(ddl, 'full-text-search', message);
  }
  const wanted = source.columns.map(({ name }) => indexed.columns.find((column) => sameName(column.name, name))?.name);
  const columns = wanted.filter((name) => name !== undefined);
  const search = textSearch(given, fullText, columns);
  if (!search || columns.length < wanted.length) {
    const message = `${quoteIdentifier(indexed.name)}, which it indexes, has other columns`;
    return refused(ddl, 'full-text-search', message);
  }
  if (choice.as === 'search') return { kind: 'search', on: indexed.name, search };
  const message =
    `it indexes ${quoteIdentifier(indexed.name)}, whose rows are moved; for a tsvector column with a GIN index there, ` +
    `say {"as": "search"} for it under "virtualTables" in the config`;
  return refused(ddl, 'full-text-search', message);
}

/** Undefined where no column is searched. */
function textSearch(
  { source, choice }: Given,
  fullText: FullTextDdl,
  columns: readonly string[],
): TextSearch | undefined {
  const searched = columns.filter((name) => !fullText.notIndexed.some((other) => sameName(name, other)));
  const language = choice.language ?? (fullText.stems ? 'english' : 'simple');
  return searched.length === 0 ? undefined : { name: source.name, columns: searched, language };
}

/** The key first, then pairs of bounds, then columns that the R-tree only keeps (+name). */
function buildRtree(given: Given): BuiltVirtualTable {
  const { source, ddl, choice } = given;
  const [key, ...others] = source.columns;
  if (!key || !hasShadow(given, 'rowid')) return refused(ddl, 'spatial-index', unreadable(source, 'rowid'));
  const kept = ddl.arguments.filter(([first]) => first?.text === '+').length;
  const bounds = others.slice(0, others.length - kept);
  const float = ddl.module === 'rtree';
  const columns = others.map(({ name, type }, at): Column => {
    if (at >= bounds.length) return { name, type: { kind: 'text' }, ...(type === '' ? {} : { declared: type }) };
    return float
      ? { name, type: { kind: 'float', bits: 64 }, declared: 'REAL', nullable: false }
      : { name, type: { kind: 'integer', bits: 64 }, declared: 'INT', nullable: false };
  });
  const axes: BoxSearch['axes'][number][] = [];
  for (let at = 0; at + 1 < bounds.length; at += 2) axes.push({ min: bounds[at]!.name, max: bounds[at + 1]!.name });
  return tableOf(given, key.name, columns, choice.as === 'search' && axes.length > 0 ? { boxSearch: { axes } } : {});
}

function tableOf(
  { source, ddl }: Given,
  key: string,
  columns: readonly Column[],
  searches: Pick<Table, 'textSearches' | 'boxSearch'>,
): BuiltVirtualTable {
  const table: Table = {
    name: source.name,
    virtual: { module: ddl.module, sql: source.sql ?? '' },
    columns: [
      { name: key, type: { kind: 'integer', bits: 64 }, declared: 'INTEGER', nullable: false, identity: 'by-default' },
      ...columns,
    ],
    primaryKey: { columns: [key] },
    ...searches,
  };
  return { kind: 'table', table };
}

function refused({ module }: VirtualTableDdl, code: FindingCode, message: string): BuiltVirtualTable {
  return { kind: 'refused', module, code, message };
}

function hasShadow({ source, catalog }: Given, suffix: string): boolean {
  const wanted = `${source.name}_${suffix}`;
  return source.columns.length > 0 && catalog.tables.some(({ name }) => sameName(name, wanted));
}

function unreadable({ name, error }: CatalogTable, suffix: string): string {
  if (error !== undefined) return `SQLite cannot open it: ${error}`;
  return `the table that holds its rows, ${quoteIdentifier(`${name}_${suffix}`)}, is missing, or not as its module creates it`;
}

function tryRead({ sql }: CatalogTable): VirtualTableDdl | undefined {
  try {
    return readVirtualTableDdl(sql ?? '');
  } catch {
    return undefined;
  }
}
