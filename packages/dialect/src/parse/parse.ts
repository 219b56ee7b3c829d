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
const parser = withOptions({ digitSeparator: '_' });

/** Anything of the syntax tree that knows where it stands in the text. */
export interface Spanned {
  readonly span: { readonly offset: number; readonly length: number };
}

/** The one statement in a text; a Refusal where SQLite's grammar does not accept it. */
export function parseStatement(sql: string): Stmt {
  const result = parser.parseStmt(sql);
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
  const named = text === sql ? undefined : parser.parseStmt(text);
  if (named?.status === 'ok') return remapped(named.root, original);
  const cut = limitedTail(wordsOf(text));
  if (!cut) return undefined;
  const head = parser.parseStmt(text.slice(0, cut.start));
  const tail = parser.parseStmt(`${TAIL_PREFIX}${text.slice(cut.start)}`);
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
  return moved(start, () => parseStatement(sql));
}

/** An expression that stands alone. Its spans point into `sql`. */
export function parseExpression(sql: string): Expr {
  const statement = moved(-EXPRESSION_PREFIX.length, () => parseStatement(`${EXPRESSION_PREFIX}${sql}\n)`));
  const column =
    statement.type === 'SelectStmt' && statement.body.select.type === 'SelectFrom'
      ? statement.body.select.columns[0]
      : undefined;
  if (column?.type !== 'ExprResultColumn' || column.expr.type !== 'ParenthesizedExpr')
    throw syntaxRefusal(undefined, sql);
  const [expression, more] = column.expr.exprs;
  if (!expression || more) throw syntaxRefusal(undefined, sql);
  return expression;
}

/** The statements between BEGIN and END of a trigger. Their spans point into `body`. */
export function parseTriggerBody(body: string): readonly TriggerCmd[] {
  const [last] = wordsOf(body).slice(-1);
  const end = last?.kind === 'SEMI' ? '' : ';';
  const statement = moved(-TRIGGER_PREFIX.length, () => parseStatement(`${TRIGGER_PREFIX}${body}${end}\nEND`));
  if (statement.type !== 'CreateTriggerStmt') throw syntaxRefusal(undefined, body);
  return statement.commands;
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
  return new Refusal('syntax', `cannot be parsed: ${error?.message ?? 'not an expression'}`, {
    span: { start, end: Math.min(sql.length, start + (error?.span.length ?? sql.length)) },
  });
}

/** The result or refusal of `parse`, its spans moved by `by`: for text that was put into a longer one, or cut out of it. */
function moved<T>(by: number, parse: () => T): T {
  try {
    return remapped(parse(), (offset) => offset + by);
  } catch (error) {
    if (!(error instanceof Refusal) || !error.span) throw error;
    const span = { start: Math.max(0, error.span.start + by), end: Math.max(0, error.span.end + by) };
    throw new Refusal(error.code, error.message, { span });
  }
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
