import { isOperator, type Token } from '@lite2pg/syntax';
import { isWord, readStatement, sourceText } from './token-reader.js';

/** The parts of a CREATE INDEX that no PRAGMA reports. */
export interface IndexDdl {
  /** The keys in order, each without COLLATE, ASC and DESC behind it. */
  readonly keys: readonly string[];
  /** The condition of a partial index. */
  readonly where?: string;
}

/** Reads a stored CREATE INDEX; throws `bad-document` for one that SQLite would not read. */
export function readIndexDdl(sql: string): IndexDdl {
  const reader = readStatement(sql);
  reader.expect('CREATE');
  reader.accepts('UNIQUE');
  reader.expect('INDEX');
  reader.accepts('IF', 'NOT', 'EXISTS');
  reader.name();
  if (reader.acceptsOperator('.')) reader.name();
  reader.expect('ON');
  reader.name();
  const keys = splitByComma(reader.parenthesized()).map((key) => sourceText(sql, withoutSuffix(key)));
  return reader.accepts('WHERE') ? { keys, where: sourceText(sql, reader.rest()) } : { keys };
}

/** The parts between the commas that are in no parentheses. */
function splitByComma(tokens: readonly Token[]): readonly Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isOperator(token, '(')) depth += 1;
    if (isOperator(token, ')')) depth -= 1;
    if (depth === 0 && isOperator(token, ',')) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}

function withoutSuffix(key: readonly Token[]): readonly Token[] {
  let end = key.length;
  if (isWord(key[end - 2], 'NULLS')) end -= 2;
  if (end > 1 && (isWord(key[end - 1], 'ASC') || isWord(key[end - 1], 'DESC'))) end -= 1;
  while (end > 2 && isWord(key[end - 2], 'COLLATE')) end -= 2;
  return key.slice(0, end);
}
