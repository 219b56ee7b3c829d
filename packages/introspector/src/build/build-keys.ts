import type { Column, PrimaryKey, Unique } from '@lite2pg/spec';
import { sameName, sameNames } from '@lite2pg/syntax';
import { neutralCollation } from './build-columns.js';
import type { CatalogIndex, CatalogKey, CatalogTable } from '../catalog/sqlite-catalog.js';
import type { ConstraintDdl, KeyDdl, TableDdl } from '../ddl/table-ddl.js';

/** The primary key, where a table has one; NULLs in it are as SQLite allows them. */
export function buildPrimaryKey(
  table: CatalogTable,
  columns: readonly Column[],
  ddl: TableDdl | undefined,
): PrimaryKey | undefined {
  const inKey = table.columns.filter((column) => column.keyPosition > 0);
  if (inKey.length === 0) return undefined;
  const names = inKey.toSorted((a, b) => a.keyPosition - b.keyPosition).map((column) => column.name);
  const index = table.indexes.find(({ origin }) => origin === 'primary-key');
  const declared = ddl?.constraints.find((constraint) => constraint.kind === 'primary-key');
  return { ...nameOf(declared), columns: names, ...(index ? collationsOf(index, columns) : {}) };
}

/** The unique constraints in the order of the declaration; SQLite has one index for those that say the same. */
export function buildUniques(table: CatalogTable, columns: readonly Column[], ddl: TableDdl | undefined): Unique[] {
  const declared = (ddl?.constraints ?? []).filter((constraint) => constraint.kind === 'unique');
  const indexes = table.indexes.filter(({ origin }) => origin === 'unique').toSorted(byNumber);
  return indexes.map((index) => {
    // Of constraints that say the same the one with a name tells most.
    const written = declared.filter((constraint) => isMadeBy(index, constraint, columns));
    const named = written.find(({ name }) => name !== undefined);
    return { ...nameOf(named), columns: index.keys.map(columnOf), ...collationsOf(index, columns) };
  });
}

function isMadeBy(index: CatalogIndex, constraint: KeyDdl<'unique'>, columns: readonly Column[]): boolean {
  return (
    sameNames(constraint.columns, index.keys.map(columnOf)) &&
    index.keys.every((key, at) => sameName(constraint.collations[at] ?? ownCollation(key, columns), key.collation))
  );
}

/** Keys of constraints are columns, never expressions. */
function columnOf(key: CatalogKey): string {
  return key.column ?? '';
}

function ownCollation(key: CatalogKey, columns: readonly Column[]): string {
  return columns.find(({ name }) => name === key.column)?.collation ?? 'binary';
}

function nameOf(constraint: Pick<ConstraintDdl, 'name'> | undefined): { name?: string } {
  return constraint?.name === undefined ? {} : { name: constraint.name };
}

/** SQLite numbers the indexes it makes for constraints in the order of the declaration: sqlite_autoindex_<table>_<n>. */
function byNumber(a: CatalogIndex, b: CatalogIndex): number {
  return autoindexNumber(a) - autoindexNumber(b);
}

function autoindexNumber(index: CatalogIndex): number {
  return Number(index.name.slice(index.name.lastIndexOf('_') + 1)) || 0;
}

function collationsOf(index: CatalogIndex, columns: readonly Column[]): Pick<Unique, 'collations'> {
  const differing = index.keys.flatMap((key): [string, string][] => {
    const here = neutralCollation(key.collation) ?? 'binary';
    return sameName(ownCollation(key, columns), here) ? [] : [[columnOf(key), here]];
  });
  return differing.length === 0 ? {} : { collations: Object.fromEntries(differing) };
}
