import { parse, parseStmt, type Expr, type Select, type Stmt } from 'sqlite3-parser';
import { Refusal } from './refusal.js';

export type {
  ColumnDefinition,
  CommonTableExpr,
  CreateIndexStmt,
  CreateTableStmt,
  CreateTriggerStmt,
  CreateViewStmt,
  AlterTableStmt,
  DeleteStmt,
  Expr,
  ForeignKeyClause,
  FromClause,
  FunctionCallExpr,
  FunctionCallStarExpr,
  FunctionTail,
  InsertStmt,
  JoinedSelectTable,
  Limit,
  Literal,
  NamedTableConstraint,
  OneSelect,
  PragmaStmt,
  QualifiedName,
  ResultColumn,
  Select,
  SelectFrom,
  SelectTable,
  SetAssignment,
  SortedColumn,
  Stmt,
  TriggerCmd,
  UpdateStmt,
  Upsert,
  Window,
  With,
} from 'sqlite3-parser';

/** Anything of the syntax tree that knows where it stands in the text. */
export interface Spanned {
  readonly span: { readonly offset: number; readonly length: number };
}

/** The one statement in a text; a Refusal where SQLite's grammar does not accept it. */
export function parseStatement(sql: string): Stmt {
  const result = parseStmt(sql);
  if (result.status === 'ok') return result.root;
  throw syntaxRefusal(result.errors[0], sql);
}

/** The statements of a script. */
export function parseScript(sql: string): readonly Stmt[] {
  const result = parse(sql);
  if (result.status === 'ok') return result.root.cmds;
  throw syntaxRefusal(result.errors[0], sql);
}

/** An expression that stands alone. Its spans point into `sql`. */
export function parseExpression(sql: string): Expr {
  const statement = parseStatement(`${EXPRESSION_PREFIX}${sql}\n)`);
  const column =
    statement.type === 'SelectStmt' && statement.body.select.type === 'SelectFrom'
      ? statement.body.select.columns[0]
      : undefined;
  if (column?.type !== 'ExprResultColumn' || column.expr.type !== 'ParenthesizedExpr')
    throw syntaxRefusal(undefined, sql);
  const [expression, more] = column.expr.exprs;
  if (!expression || more) throw syntaxRefusal(undefined, sql);
  return shifted(expression, -EXPRESSION_PREFIX.length);
}

/** A SELECT that stands alone. */
export function parseSelect(sql: string): Select {
  const statement = parseStatement(sql);
  if (statement.type !== 'SelectStmt') throw syntaxRefusal(undefined, sql);
  return statement.body;
}

const EXPRESSION_PREFIX = 'SELECT (';

function syntaxRefusal(
  error: { readonly message: string; readonly span: { readonly offset: number; readonly length: number } } | undefined,
  sql: string,
): Refusal {
  const start = Math.min(sql.length, Math.max(0, error?.span.offset ?? 0));
  return new Refusal('syntax', `not understood: ${error?.message ?? 'not an expression'}`, {
    span: { start, end: Math.min(sql.length, start + (error?.span.length ?? sql.length)) },
  });
}

/** A tree whose spans are moved by `by`. */
function shifted<T>(node: T, by: number): T {
  if (Array.isArray(node)) return node.map((item: unknown) => shifted(item, by)) as T;
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    out[key] =
      key === 'span'
        ? { ...(value as object), offset: (value as Spanned['span']).offset + by }
        : shifted(value as unknown, by);
  }
  return out as T;
}
