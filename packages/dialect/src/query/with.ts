import { foldName, sameName } from '@lite2pg/syntax';
import { counted } from '@lite2pg/spec';
import { refuse, type Context, type DerivedColumn } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import type { CommonTableExpr, With } from '../parse/parse.js';
import { emitQuery } from './query.js';
import { emitRecursive } from './recursive.js';

/** A context that knows the common table expressions, and the WITH clause; empty where there is none. */
export interface BoundCtes {
  readonly context: Context;
  readonly sql: string;
}

/**
 * WITH; RECURSIVE where one of them names itself, which SQLite allows without the word. `sorted`: the query behind it sorts its
 * rows.
 */
export function bindCtes(outer: Context, clause: With | undefined, sorted = false): BoundCtes {
  if (!clause) return { context: outer, sql: '' };
  let context = outer;
  const parts: string[] = [];
  let recursive = false;
  for (const cte of clause.ctes) {
    const own = namesTable(cte.select, cte.tblName.text);
    recursive ||= own;
    const query = own ? emitRecursive(context, cte, sorted) : emitQuery(context, cte.select, { exact: true });
    const columns = renamed(cte, query.columns);
    context = { ...context, ctes: new Map([...context.ctes, [foldName(cte.tblName.text), columns]]) };
    const list = `(${columns.map((column) => identifier(column.name)).join(', ')})`;
    const hint = { Any: '', Yes: 'MATERIALIZED ', No: 'NOT MATERIALIZED ' }[cte.materialized];
    parts.push(`${identifier(cte.tblName.text)} ${cte.columns || own ? `${list} ` : ''}AS ${hint}(${query.sql})`);
  }
  return { context, sql: `WITH ${recursive ? 'RECURSIVE ' : ''}${parts.join(', ')}` };
}

/** The columns under the names the expression gives them. */
export function renamed(cte: CommonTableExpr, columns: readonly DerivedColumn[]): readonly DerivedColumn[] {
  if (!cte.columns) return columns;
  if (cte.columns.length !== columns.length)
    return refuse(
      cte,
      'column-count',
      `${cte.tblName.text} names ${cte.columns.length} of ${counted(columns.length, 'column')}`,
    );
  return columns.map((column, index) => ({ ...column, name: cte.columns?.[index]?.colName.text ?? column.name }));
}

/** Whether a query reads from a table of this name. */
export function namesTable(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((item: unknown) => namesTable(item, name));
  if (typeof node !== 'object' || node === null) return false;
  if ('type' in node && node.type === 'TableSelectTable') {
    const table = node as unknown as { tblName: { objName: { text: string } } };
    if (sameName(table.tblName.objName.text, name)) return true;
  }
  return Object.values(node).some((value: unknown) => namesTable(value, name));
}
