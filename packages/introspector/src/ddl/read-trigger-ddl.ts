import type { Trigger } from '@lite2pg/spec';
import { isOperator, type Token } from '@lite2pg/syntax';
import { isWord, readStatement, sourceText, type TokenReader } from './token-reader.js';

/** A CREATE TRIGGER in its parts; the expressions in SQLite's words. */
export interface TriggerDdl extends Pick<Trigger, 'timing' | 'event' | 'of'> {
  /** As the trigger spells it. */
  readonly table: string;
  readonly when?: string;
  /** The statements between BEGIN and END, their comments included. */
  readonly body: string;
}

/** Reads a stored CREATE TRIGGER; throws `bad-document` for one that SQLite would not read. */
export function readTriggerDdl(sql: string): TriggerDdl {
  const reader = readStatement(sql);
  reader.expect('CREATE');
  if (!reader.accepts('TEMP')) reader.accepts('TEMPORARY');
  reader.expect('TRIGGER');
  reader.accepts('IF', 'NOT', 'EXISTS');
  reader.name();
  if (reader.acceptsOperator('.')) reader.name();
  const timing = readTiming(reader);
  const event = readEvent(reader);
  const of = readOf(reader);
  reader.expect('ON');
  const table = reader.name();
  if (reader.acceptsOperator('.')) reader.name();
  reader.accepts('FOR', 'EACH', 'ROW');
  const when = reader.accepts('WHEN') ? sourceText(sql, readCondition(reader)) : undefined;
  reader.expect('BEGIN');
  const rest = reader.rest();
  const statements = isWord(rest.at(-1), 'END') ? rest.slice(0, -1) : rest;
  return {
    timing,
    event,
    ...(of === undefined ? {} : { of }),
    table,
    ...(when === undefined ? {} : { when }),
    body: sql.slice(statements[0]?.start ?? sql.length, statements.at(-1)?.end),
  };
}

/** SQLite's timing where none is given is BEFORE. */
function readTiming(reader: TokenReader): Trigger['timing'] {
  if (reader.accepts('AFTER')) return 'after';
  if (reader.accepts('INSTEAD', 'OF')) return 'instead-of';
  reader.accepts('BEFORE');
  return 'before';
}

function readEvent(reader: TokenReader): Trigger['event'] {
  if (reader.accepts('INSERT')) return 'insert';
  if (reader.accepts('DELETE')) return 'delete';
  reader.expect('UPDATE');
  return 'update';
}

function readOf(reader: TokenReader): string[] | undefined {
  if (!reader.accepts('OF')) return undefined;
  const names: string[] = [];
  do names.push(reader.name());
  while (reader.acceptsOperator(','));
  return names;
}

/** Up to the BEGIN of the body: one in parentheses, or behind a point, is a column's name. */
function readCondition(reader: TokenReader): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  while (depth > 0 || !reader.sees('BEGIN') || tokens.at(-1)?.text === '.') {
    const token = reader.next();
    if (isOperator(token, '(')) depth += 1;
    if (isOperator(token, ')')) depth -= 1;
    tokens.push(token);
  }
  return tokens;
}
