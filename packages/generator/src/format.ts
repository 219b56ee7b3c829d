import { createRequire } from 'node:module';
import type { format as Format } from 'sql-formatter';
import { compactQuery } from './compact-query.js';
import type { Phase } from './phase.js';
import type { Statement } from './statement.js';
import { tokenize } from './token.js';

/** The characters of a line; what cannot be broken may be longer. */
export const LINE_WIDTH = 100;

/** What is laid out again where it is too long; the others have their own lines, or text that is not to be touched. */
const LAID_OUT: ReadonlySet<Phase> = new Set<Phase>(['table', 'index', 'view']);

/**
 * A statement laid out for reading, without a semicolon. Views are laid out as queries are; what the generator wrote
 * itself keeps its lines unless one is too long. Only white space is changed: where the formatter would do more (it
 * does not know every operator and quote of PostgreSQL), or cannot read the statement, the statement comes back as it
 * was.
 */
export function formatStatement({ phase, sql }: Pick<Statement, 'phase' | 'sql'>): string {
  const keepsItsLines = !LAID_OUT.has(phase);
  const fits = phase !== 'view' && sql.split('\n').every((line) => line.length <= LINE_WIDTH);
  return keepsItsLines || fits ? sql : layOut(sql, phase);
}

function layOut(sql: string, phase: Phase): string {
  try {
    // Loaded late: it takes longer than most schemas, and a load lays nothing out.
    const { format } = createRequire(import.meta.url)('sql-formatter') as { readonly format: typeof Format };
    const formatted = format(sql, { language: 'postgresql', keywordCase: 'preserve', expressionWidth: LINE_WIDTH });
    const laidOut = phase === 'view' ? compactQuery(formatted, LINE_WIDTH) : formatted;
    return sameTokens(sql, laidOut) ? laidOut : sql;
  } catch {
    return sql;
  }
}

function sameTokens(a: string, b: string): boolean {
  const [left, right] = [tokenize(a), tokenize(b)];
  return left.length === right.length && left.every((token, index) => token.text === right[index]!.text);
}
