import { formatTypeName } from '@lite2pg/spec';
import type { Source, SourceColumn } from '../context/names.js';
import { tableSource } from '../context/table-source.js';
import type { ScopeColumn, ScopeTable } from '../scope/scope.js';
import { castSql, PRECEDENCE, type Emitted } from '../sql/emitted.js';

/** A row as a statement is about to write it; `written` gives a column's value as it is stored, or refuses. */
export function newRow(table: ScopeTable, written: (column: ScopeColumn) => Emitted): Source {
  const columns = tableSource(table, table.name, undefined).columns.map(({ name, value: own }): SourceColumn => {
    const { column } = own;
    return {
      name,
      get value(): Emitted {
        if (!column) return own;
        const sql = castSql(written(column), formatTypeName(column.type));
        return { ...own, sql, precedence: PRECEDENCE.cast, bytewise: false, nullable: true };
      },
    };
  });
  return { name: table.name, columns, table };
}
