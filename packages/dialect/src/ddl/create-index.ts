import { findTable } from '../scope/find.js';
import { refuse, type Context } from '../context/context.js';
import { emitCondition } from '../expression/emit-logic.js';
import { identifier } from '../sql/identifier.js';
import type { CreateIndexStmt, SortedColumn } from '../parse/parse.js';
import { tableSource } from '../context/table-source.js';
import { indexKey } from '../expression/index-key.js';

/**
 * CREATE INDEX. Keys that can be NULL sort them as SQLite does, first when ascending, so that the index serves a
 * translated ORDER BY.
 */
export function emitCreateIndex(context: Context, statement: CreateIndexStmt): string {
  const table = findTable(context.scope, statement.tblName.text);
  if (!table) return refuse(statement, 'no-such-table', `there is no table ${statement.tblName.text}`);
  const frame = {
    sources: [tableSource(table, table.name, undefined)],
    aliases: new Map<string, never>(),
    parent: undefined,
  };
  const inner: Context = { ...context, frame, use: 'index' };
  const keys = statement.columns.map((column) => keyOf(inner, column));
  const where = statement.whereClause
    ? ` WHERE ${emitCondition({ ...inner, use: 'index-where' }, statement.whereClause).sql}`
    : '';
  const head = `CREATE ${statement.unique ? 'UNIQUE ' : ''}INDEX ${statement.ifNotExists ? 'IF NOT EXISTS ' : ''}`;
  return `${head}${identifier(statement.idxName.objName.text)} ON ${table.target} (${keys.join(', ')})${where}`;
}

function keyOf(context: Context, column: SortedColumn): string {
  const { sql, nullable } = indexKey(context, column);
  const descending = column.order === 'Desc';
  const nulls = nullable ? (descending ? ' NULLS LAST' : ' NULLS FIRST') : '';
  return `${sql}${descending ? ' DESC' : ''}${nulls}`;
}
