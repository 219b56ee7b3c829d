import { withOptions, type Expr, type Select, type Stmt, type TriggerCmd } from 'sqlite3-parser';
import { Refusal } from './refusal.js';
import { wordsOf, type Word } from './statement-texts.js';

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

/** SQLite 3.46 and later lets digits be grouped: 1_000. */
const { parseStmt } = withOptions({ digitSeparator: '_' });

/** Anything of the syntax tree that knows where it stands in the text. */
export interface Spanned {
  readonly span: { readonly offset: number; readonly length: number };
}

/** The one statement in a text; a Refusal where SQLite's grammar does not accept it. */
export function parseStatement(sql: string): Stmt {
  const result = parseStmt(sql);
  if (result.status === 'ok') return result.root;
  const repaired = parseAround(sql);
  if (repaired) return repaired;
  throw syntaxRefusal(result.errors[0], sql);
}

/**
 * What the parser does not know although SQLite does: ORDER BY and LIMIT behind DELETE and UPDATE, and OVER, WINDOW and
 * FILTER as names.
 */
function parseAround(sql: string): Stmt | undefined {
  const { text, positions } = quoteSoftNames(sql, wordsOf(sql));
  const original = (offset: number): number => originalOffset(offset, positions);
  const named = text === sql ? undefined : parseStmt(text);
  if (named?.status === 'ok') return remapped(named.root, original);
  const cut = limitedTail(wordsOf(text));
  if (!cut) return undefined;
  const head = parseStmt(text.slice(0, cut.start));
  const tail = parseStmt(`${TAIL_PREFIX}${text.slice(cut.start)}`);
  if (head.status !== 'ok' || tail.status !== 'ok' || tail.root.type !== 'SelectStmt') return undefined;
  if (head.root.type !== 'DeleteStmt' && head.root.type !== 'UpdateStmt') return undefined;
  const { orderBy, limit } = remapped(tail.root, (offset) => original(offset + cut.start - TAIL_PREFIX.length)).body;
  return { ...remapped(head.root, original), orderBy, limit };
}

const TAIL_PREFIX = 'SELECT 1 ';

/** Where ORDER BY or LIMIT begins outside of parentheses. */
function limitedTail(words: readonly Word[]): Word | undefined {
  let depth = 0;
  for (const word of words) {
    if (word.kind === 'LP') depth += 1;
    if (word.kind === 'RP') depth -= 1;
    if (depth === 0 && (word.kind === 'ORDER' || word.kind === 'LIMIT')) return word;
  }
  return undefined;
}

/** OVER and FILTER are keywords only behind a call, WINDOW only before a name and AS; else they are names. */
function quoteSoftNames(
  sql: string,
  words: readonly Word[],
): { readonly text: string; readonly positions: readonly number[] } {
  const positions: number[] = [];
  let text = '';
  let from = 0;
  words.forEach((word, index) => {
    const soft =
      word.kind === 'OVER' || word.kind === 'FILTER'
        ? words[index - 1]?.kind !== 'RP'
        : word.kind === 'WINDOW' && words[index + 2]?.kind !== 'AS';
    if (!soft) return;
    positions.push(word.start, word.end);
    text += `${sql.slice(from, word.start)}"${word.text}"`;
    from = word.end;
  });
  return { text: text + sql.slice(from), positions };
}

/** Takes the inserted quotes out of an offset again. */
function originalOffset(offset: number, positions: readonly number[]): number {
  let moved = 0;
  for (const position of positions) if (position + moved < offset) moved += 1;
  return offset - moved;
}

/** A statement of a script; its spans point into the whole script. */
export function parseStatementAt(sql: string, start: number): Stmt {
  return remapped(parseStatement(sql), (offset) => offset + start);
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
  return remapped(expression, (offset) => offset - EXPRESSION_PREFIX.length);
}

/** The statements between BEGIN and END of a trigger. Their spans point into `body`. */
export function parseTriggerBody(body: string): readonly TriggerCmd[] {
  const [last] = wordsOf(body).slice(-1);
  const statement = parseStatement(`${TRIGGER_PREFIX}${body}${last?.kind === 'SEMI' ? '' : ';'}\nEND`);
  if (statement.type !== 'CreateTriggerStmt') throw syntaxRefusal(undefined, body);
  return remapped(statement.commands, (offset) => offset - TRIGGER_PREFIX.length);
}

const TRIGGER_PREFIX = 'CREATE TRIGGER t AFTER INSERT ON t BEGIN ';

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

/** A tree whose spans are moved. */
function remapped<T>(node: T, move: (offset: number) => number): T {
  if (Array.isArray(node)) return node.map((item: unknown) => remapped(item, move)) as T;
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return node;
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node))
    out[key] = key === 'span' ? movedSpan(value as Span, move) : remapped(value as unknown, move);
  return out as T;
}

type Span = Spanned['span'];

function movedSpan(span: Span, move: (offset: number) => number): Span {
  const offset = move(span.offset);
  return { ...span, offset, length: move(span.offset + span.length) - offset };
}
