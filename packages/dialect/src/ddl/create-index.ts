import { sortable, collationOf } from '../value/collate.js';
import { refuse, type Context } from '../context/context.js';
import { asValue } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitCondition } from '../expression/emit-logic.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { identifier } from '../sql/identifier.js';
import { sameName } from '../context/names.js';
import type { CreateIndexStmt, SortedColumn } from '../parse/parse.js';
import { tableSource } from '../context/table-source.js';

/**
 * CREATE INDEX. Keys that can be NULL sort them as SQLite does, first when ascending, so that the index serves a
 * translated ORDER BY.
 */
export function emitCreateIndex(context: Context, statement: CreateIndexStmt): string {
  const table = context.scope.tables.find((item) => sameName(item.name, statement.tblName.text));
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

/** A key of an index without its direction, in parentheses where PostgreSQL asks for them. */
export function indexKey(
  context: Context,
  { expr }: SortedColumn,
): { readonly sql: string; readonly nullable: boolean } {
  const inner = expr.type === 'CollateExpr' ? expr.expr : expr;
  const found = emitExpression(context, inner);
  const value: Emitted =
    expr.type === 'CollateExpr'
      ? { ...found, collation: collationOf(expr, expr.collation), explicitCollation: true }
      : found;
  const plain = value.column ? value : asValue(context, expr, value);
  const key = sortable(plain);
  if (key.volatility !== 'immutable')
    return refuse(expr, 'not-deterministic', 'PostgreSQL indexes only what depends on nothing but the row');
  const bare = key.sql === value.sql && value.column !== undefined;
  const call = key.precedence === PRECEDENCE.atom && key.sql.endsWith(')') && !key.sql.startsWith('(');
  return { sql: bare || call ? key.sql : `(${key.sql})`, nullable: value.nullable };
}
