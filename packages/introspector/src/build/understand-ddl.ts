import { foldName, sameName, sameNames } from '@lite2pg/syntax';
import { readTableDdl } from '../ddl/read-table-ddl.js';
import type { CatalogTable } from '../catalog/sqlite-catalog.js';
import type { TableDdl } from '../ddl/table-ddl.js';

/**
 * The stored DDL of a table, where it can be read and says what SQLite itself says of the table's columns and keys.
 * Where it does not, nothing it says can be trusted: undefined.
 */
export function understandDdl(source: CatalogTable): TableDdl | undefined {
  try {
    const ddl = readTableDdl(source.sql ?? '');
    return AGREEMENTS.every((agrees) => agrees(source, ddl)) ? ddl : undefined;
  } catch {
    return undefined;
  }
}

type Agreement = (source: CatalogTable, ddl: TableDdl) => boolean;

const AGREEMENTS: readonly Agreement[] = [sameColumns, samePrimaryKey, sameUniques, sameForeignKeys];

function sameColumns({ columns, strict }: CatalogTable, ddl: TableDdl): boolean {
  return (
    ddl.strict === strict &&
    columns.length === ddl.columns.length &&
    columns.every((column, at) => {
      const written = ddl.columns[at];
      const generated = written?.generated !== undefined;
      return sameName(column.name, written?.name ?? '') && generated === (column.generated !== undefined);
    })
  );
}

function samePrimaryKey({ columns }: CatalogTable, ddl: TableDdl): boolean {
  const inKey = columns.filter((column) => column.keyPosition > 0).toSorted((a, b) => a.keyPosition - b.keyPosition);
  const written = ddl.constraints.find(({ kind }) => kind === 'primary-key');
  // SQLite passes over a column that stands in the key a second time.
  const names = [...new Set((written && 'columns' in written ? written.columns : []).map(foldName))];
  return sameNames(
    inKey.map(({ name }) => name),
    names,
  );
}

/** SQLite makes one index of constraints that say the same, so there may be fewer indexes than constraints. */
function sameUniques({ indexes }: CatalogTable, ddl: TableDdl): boolean {
  const written = ddl.constraints.filter(({ kind }) => kind === 'unique');
  return indexes
    .filter(({ origin }) => origin === 'unique')
    .every(({ keys }) => {
      const names = keys.map(({ column }) => column ?? '');
      return written.some((constraint) => 'columns' in constraint && sameNames(constraint.columns, names));
    });
}

function sameForeignKeys({ foreignKeys }: CatalogTable, ddl: TableDdl): boolean {
  const written = ddl.constraints.filter((constraint) => constraint.kind === 'foreign-key');
  return (
    written.length === foreignKeys.length &&
    foreignKeys.every((key, at) => {
      const declared = written[at];
      return declared && sameName(declared.table, key.table) && sameNames(declared.columns, key.from);
    })
  );
}
