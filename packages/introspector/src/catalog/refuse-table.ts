import type { Unsupported } from '@lite2pg/spec';
import type { CatalogTable } from './sqlite-catalog.js';

/** Why something is not in the spec. */
export type Refusal = Pick<Unsupported, 'kind' | 'code' | 'message' | 'module'>;

/** Why a table that is not virtual is no ordinary one of the spec; undefined where it is. */
export function refusalOf(table: CatalogTable): Refusal | undefined {
  if (table.kind === 'shadow') {
    return {
      kind: 'shadow-table',
      code: 'shadow-table',
      message: 'it holds the data of a virtual table, in a form only its module reads',
    };
  }
  if (table.error !== undefined) return { kind: 'table', code: 'unreadable', message: table.error };
  if (table.columns.length > 0) return undefined;
  return {
    kind: 'table',
    code: 'unreadable',
    message: 'SQLite reports no columns for this table: its statement cannot be parsed, or its name is not a text',
  };
}

/** The table and its indexes as the spec has what it cannot say. */
export function refuseTable(table: CatalogTable, refusal: Refusal): Unsupported[] {
  const text = table.sql === null ? {} : { sql: table.sql };
  const indexes = table.indexes.filter(({ origin }) => origin === 'index');
  return [
    { ...refusal, name: table.name, ...text },
    ...indexes.map((index): Unsupported => {
      const indexText = index.sql === null ? {} : { sql: index.sql };
      const message = 'its table is not carried over';
      return { kind: 'index', name: index.name, table: table.name, code: 'table-not-carried', message, ...indexText };
    }),
  ];
}
