import { Lite2pgError } from '@lite2pg/spec';
import type { ConflictAction, ConstraintDdl, ForeignKeyDdl, KeyDdl } from './table-ddl.js';
import { readTokens, sourceText, type TokenReader } from './token-reader.js';

/**
 * The constraint that is next, of a table or of the column `column`, or undefined where none begins.
 * A name that no constraint follows is allowed by SQLite and means nothing; so does `""`, which is no name.
 */
export function readConstraint(sql: string, reader: TokenReader, column?: string): ConstraintDdl | undefined {
  let name: string | undefined;
  while (reader.accepts('CONSTRAINT')) name = reader.name();
  const constraint = readBareConstraint(sql, reader, column);
  return constraint && name ? { ...constraint, name } : constraint;
}

function readBareConstraint(sql: string, reader: TokenReader, column?: string): ConstraintDdl | undefined {
  if (reader.accepts('PRIMARY', 'KEY')) return readKey(reader, 'primary-key', column);
  if (reader.accepts('UNIQUE')) return readKey(reader, 'unique', column);
  if (reader.accepts('CHECK')) {
    const expression = sourceText(sql, reader.parenthesized());
    return { kind: 'check', expression, ...readOnConflict(reader) };
  }
  if (column === undefined) {
    return reader.accepts('FOREIGN', 'KEY') ? readReferences(reader, readNames(reader)) : undefined;
  }
  if (reader.sees('REFERENCES')) return readReferences(reader, [column]);
  if (reader.accepts('NOT', 'NULL')) return { kind: 'not-null', columns: [column], ...readOnConflict(reader) };
  return undefined;
}

function readKey<Kind extends 'primary-key' | 'unique'>(
  reader: TokenReader,
  kind: Kind,
  column?: string,
): KeyDdl<Kind> {
  if (column === undefined) {
    const parts = readTokens(reader.parenthesized());
    const columns: string[] = [];
    const collations: (string | undefined)[] = [];
    let autoincrement = false;
    while (parts.peek()) {
      columns.push(parts.name());
      collations.push(parts.accepts('COLLATE') ? parts.name() : undefined);
      passOrder(parts);
      autoincrement = parts.accepts('AUTOINCREMENT') || autoincrement;
      if (parts.peek() && !parts.acceptsOperator(',')) throw unexpected(parts);
    }
    return { kind, columns, collations, autoincrement, ...readOnConflict(reader) };
  }
  passOrder(reader);
  const onConflict = readOnConflict(reader);
  const autoincrement = reader.accepts('AUTOINCREMENT');
  return { kind, columns: [column], collations: [undefined], autoincrement, ...onConflict };
}

function passOrder(reader: TokenReader): void {
  if (!reader.accepts('ASC')) reader.accepts('DESC');
  if (reader.accepts('NULLS')) reader.next();
}

const CONFLICT_ACTIONS: readonly ConflictAction[] = ['rollback', 'fail', 'ignore', 'replace'];

/** ON CONFLICT, where it is next. */
export function readOnConflict(reader: TokenReader): { onConflict?: ConflictAction } {
  if (!reader.accepts('ON', 'CONFLICT')) return {};
  const word = reader.name().toLowerCase();
  const onConflict = CONFLICT_ACTIONS.find((action) => action === word);
  return onConflict === undefined ? {} : { onConflict };
}

/** The target's columns and the actions are told by PRAGMA foreign_key_list; only the rest is kept. */
function readReferences(reader: TokenReader, columns: readonly string[]): ForeignKeyDdl {
  reader.expect('REFERENCES');
  const table = reader.name();
  if (reader.seesOperator('(')) reader.parenthesized();
  for (;;) {
    if (reader.accepts('MATCH')) reader.name();
    else if (reader.sees('ON') && !reader.sees('ON', 'CONFLICT')) passAction(reader);
    else break;
  }
  return { kind: 'foreign-key', columns, table, ...readDeferrable(reader) };
}

function passAction(reader: TokenReader): void {
  reader.expect('ON');
  reader.next();
  if (reader.accepts('NO', 'ACTION') || reader.accepts('SET', 'NULL') || reader.accepts('SET', 'DEFAULT')) return;
  if (!reader.accepts('CASCADE') && !reader.accepts('RESTRICT')) throw unexpected(reader);
}

/** DEFERRABLE and its like, where they are next. SQLite takes them as a constraint of their own behind a column's. */
export function readDeferrable(reader: TokenReader): Pick<ForeignKeyDdl, 'deferrable'> {
  const not = reader.accepts('NOT', 'DEFERRABLE');
  if (!not && !reader.accepts('DEFERRABLE')) return {};
  const deferred = reader.accepts('INITIALLY', 'DEFERRED');
  if (!deferred) reader.accepts('INITIALLY', 'IMMEDIATE');
  if (not) return {};
  return { deferrable: deferred ? 'initially-deferred' : 'initially-immediate' };
}

function readNames(reader: TokenReader): string[] {
  const parts = readTokens(reader.parenthesized());
  const names: string[] = [];
  do names.push(parts.name());
  while (parts.acceptsOperator(','));
  return names;
}

function unexpected(reader: TokenReader): Lite2pgError {
  return new Lite2pgError('bad-document', {
    message: `read the stored DDL: found ${reader.peek()?.text ?? 'the end'} in a constraint`,
  });
}
