import type { Phase, Statement } from '@lite2pg/spec';
import { createRequire } from 'node:module';
import type { format as Format } from 'sql-formatter';
import { compactQuery } from './compact-query.js';
import { outerTokens, tokenize, type Token } from './token.js';

/** The characters of a line; what cannot be broken may be longer. */
export const LINE_WIDTH = 100;

/** Phases laid out again if a line is too long; the others have their own lines, or text that is not to be touched. */
const LAID_OUT: ReadonlySet<Phase> = new Set<Phase>(['table', 'index', 'view']);

/**
 * A statement laid out for reading, without a semicolon. Views are laid out as queries are; what the generator wrote
 * itself keeps its lines unless one is too long. Only white space is changed: if the formatter would do more (it
 * does not know every operator and quote of PostgreSQL), or cannot read the statement, the statement comes back as it
 * was.
 */
export function formatStatement({ phase, sql }: Pick<Statement, 'phase' | 'sql'>): string {
  const keepsItsLines = !LAID_OUT.has(phase);
  const fits = phase !== 'view' && sql.split('\n').every((line) => line.length <= LINE_WIDTH);
  if (keepsItsLines || fits) return sql;
  if (phase === 'index') return breakIndex(sql);
  return phase === 'table' ? layOutTable(sql) : layOut(sql, phase);
}

/** Only the lines that are too long; each is a column or a constraint, or else (in a text of several lines) nothing is done. */
function layOutTable(sql: string): string {
  const lines = sql.split('\n').map((line) => {
    if (line.length <= LINE_WIDTH) return line;
    const comma = line.endsWith(',') ? ',' : '';
    const table = `CREATE TABLE t (\n${line.slice(0, line.length - comma.length)}\n)`;
    const [, ...laidOut] = layOut(table, 'table', LINE_WIDTH / 2).split('\n');
    return `${laidOut.slice(0, -1).join('\n')}${comma}`;
  });
  const whole = lines.join('\n');
  return sameTokens(sql, whole) ? whole : sql;
}

/** `ON` and `WHERE` on lines of their own. */
function breakIndex(sql: string): string {
  const words = outerTokens(sql).filter(({ kind, text }) => kind === 'word' && (text === 'ON' || text === 'WHERE'));
  return words.reduceRight((broken, { start }) => `${broken.slice(0, start).trimEnd()}\n  ${broken.slice(start)}`, sql);
}

function layOut(sql: string, phase: Phase, expressionWidth = LINE_WIDTH): string {
  try {
    // Loaded late: it takes longer than most schemas, and a load lays nothing out.
    const { format } = createRequire(import.meta.url)('sql-formatter') as { readonly format: typeof Format };
    const formatted = format(sql, { language: 'postgresql', keywordCase: 'preserve', expressionWidth });
    const calls = joinCalls(sql, formatted);
    const laidOut = phase === 'view' ? compactQuery(calls, LINE_WIDTH) : calls;
    return sameTokens(sql, laidOut) ? laidOut : sql;
  } catch {
    return sql;
  }
}

/** The formatter puts a space between the name of a function in a schema and its parenthesis: only where one stood it stays. */
function joinCalls(sql: string, laidOut: string): string {
  const [before, after] = [tokenize(sql), tokenize(laidOut)];
  let out = '';
  let end = 0;
  after.forEach(({ text, start }, at) => {
    const isJoined = text === '(' && endOf(before[at - 1]) === before[at]?.start;
    out += isJoined && laidOut.slice(end, start) === ' ' ? text : laidOut.slice(end, start) + text;
    end = start + text.length;
  });
  return out + laidOut.slice(end);
}

function endOf(token: Token | undefined): number {
  return token === undefined ? 0 : token.start + token.text.length;
}

function sameTokens(a: string, b: string): boolean {
  const [left, right] = [tokenize(a), tokenize(b)];
  return left.length === right.length && left.every((token, index) => token.text === right[index]!.text);
}
