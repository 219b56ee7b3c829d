import { quoteIdentifier, type FindingCode } from '@lite2pg/spec';
import { Binds } from '../sql/binds.js';
import type { Emitted, JsonDigits } from '../sql/emitted.js';
import type { NameFrame } from './names.js';
import type { Scope } from '../scope/scope.js';
import type { Spanned } from '../parse/parse.js';
import type { DialectFinding, SourceSpan } from '../parse/finding.js';
import { Refusal } from '../parse/refusal.js';

/** Where an expression stands: it decides what it may name and whether it must be immutable. */
export type Use = 'check' | 'generated' | 'index' | 'index-where' | 'when' | 'select' | 'default';

const KEPT_USES: ReadonlySet<Use> = new Set<Use>(['generated', 'index', 'index-where']);

/** Whether PostgreSQL keeps what the expression gives, and therefore demands that it is immutable. */
export function isKept(use: Use): boolean {
  return KEPT_USES.has(use);
}

/** Everything that is known and gathered while one statement is translated. */
export interface Context {
  /** The SQLite text the spans point into. */
  readonly source: string;
  readonly scope: Scope;
  readonly use: Use;
  /** The meaning of names here, innermost first. */
  readonly frame: NameFrame | undefined;
  readonly binds: Binds;
  readonly findings: DialectFinding[];
  readonly compat: Set<string>;
  /** The common table expressions in reach, by folded name. */
  readonly ctes: ReadonlyMap<string, readonly DerivedColumn[]>;
  /** Numbers the subqueries that were given no name. */
  readonly counter: { next: number };
  /** Whether result columns that can be nothing but numbers come as numeric instead of jsonb. */
  readonly numeric?: boolean | undefined;
  /** Set where result columns come as JSON text, as they are embedded in other JSON, reals with so many digits. */
  readonly embedded?: JsonDigits | undefined;
  /** Set in the conditions of DELETE and UPDATE: a rowid that no column has may be where PostgreSQL keeps the row. */
  readonly placed?: boolean | undefined;
  /** Set while the result columns of a SELECT with aggregates are translated. */
  readonly grouping?: Grouping | undefined;
}

/** A column of a query, as the query around it sees it. */
export interface DerivedColumn {
  readonly name: string;
  /** Its name on PostgreSQL, if that is another one. */
  readonly target?: string | undefined;
  /** Its value; the SQL is that inside the query. */
  readonly value: Emitted;
}

/** The grouping that the expressions of a SELECT with aggregates depend on. */
export interface Grouping {
  /** The names inside an aggregate: the rows before they are grouped. */
  readonly inner: NameFrame;
  /** The SQL of the GROUP BY keys. */
  readonly keys: ReadonlySet<string>;
  /** SQL that sorts the rows as SQLite meets them; undefined where that is not known. */
  readonly order: readonly string[] | undefined;
  /** Whether SQLite has no other way to meet them than in that order, but for an index. */
  readonly certain: boolean;
  /** The SQL of the aggregates translated so far. */
  readonly calls: string[];
}

/** A context with nothing gathered yet. */
export function newContext(source: string, scope: Scope, use: Use): Context {
  return {
    source,
    scope,
    use,
    frame: undefined,
    binds: new Binds(),
    findings: [],
    compat: new Set(),
    ctes: new Map(),
    counter: { next: 1 },
  };
}

/** The name of a helper function as SQL; remembers that it is needed. */
export function compatName(context: Context, name: string): string {
  context.compat.add(name);
  return `${compatSchemaOf(context.scope)}.${name}`;
}

/** The helper functions' schema as SQL: quoted only where its spelling needs it. */
export function compatSchemaOf(scope: Scope): string {
  const name = scope.compatSchema ?? 'sqlite_compat';
  return isPlainName(name) ? name : quoteIdentifier(name);
}

/** Adds a note about a node, once. */
export function note(
  context: Context,
  at: Spanned,
  finding: Pick<DialectFinding, 'code' | 'message' | 'suggestion' | 'column'>,
): void {
  const span = spanOf(at);
  if (context.findings.some((other) => other.code === finding.code && other.span.start === span.start)) return;
  context.findings.push({ ...finding, severity: 'note', span });
}

/** Stops the translation: there is no exact one. */
export function refuse(at: Spanned, code: FindingCode, message: string, suggestion?: string): never {
  throw new Refusal(code, message, { span: spanOf(at), ...(suggestion === undefined ? {} : { suggestion }) });
}

/** The present moment: of the statement, as SQLite's is; of the transaction in defaults, as people write them. */
export function clockSql(context: Context): string {
  return context.use === 'default' ? 'CURRENT_TIMESTAMP' : 'statement_timestamp()';
}

/** The source text of a node. */
export function sourceOf(context: Context, at: Spanned): string {
  return context.source.slice(at.span.offset, at.span.offset + at.span.length);
}

/** Where a node stands in the source. */
export function spanOf(at: Spanned): SourceSpan {
  return { start: at.span.offset, end: at.span.offset + at.span.length };
}

function isPlainName(name: string): boolean {
  return Array.from(name).every(
    (char, index) => char === '_' || (char >= 'a' && char <= 'z') || (index > 0 && char >= '0' && char <= '9'),
  );
}
