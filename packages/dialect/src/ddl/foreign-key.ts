import { findTable } from '../scope/find.js';
import { note, type Context } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import type { ForeignKeyClause } from '../parse/parse.js';

type Defer = { readonly deferrable: boolean; readonly initDeferred: string | undefined } | undefined;

const ACTION = {
  SetNull: 'SET NULL',
  SetDefault: 'SET DEFAULT',
  Cascade: 'CASCADE',
  Restrict: 'RESTRICT',
  NoAction: 'NO ACTION',
} as const;

/** REFERENCES with its columns spelt out where the table is known, its actions, and when it is checked. */
export function emitForeignKey(context: Context, clause: ForeignKeyClause, defer: Defer): string {
  const table = findTable(context.scope, clause.tblName.text);
  const names = clause.columns?.map((column) => column.colName.text) ?? table?.primaryKey ?? [];
  const target = table ? table.target : identifier(clause.tblName.text);
  const columns = names.length === 0 ? '' : ` (${names.map(identifier).join(', ')})`;
  const actions = clause.args.map((arg) => {
    switch (arg.type) {
      case 'OnDeleteRefArg':
        return ` ON DELETE ${ACTION[arg.action]}`;
      case 'OnUpdateRefArg':
        return ` ON UPDATE ${ACTION[arg.action]}`;
      case 'MatchRefArg':
      case 'OnInsertRefArg':
        note(context, clause, { code: 'match-ignored', message: 'MATCH has no effect in SQLite and is left out' });
        return '';
    }
  });
  const when =
    defer?.deferrable === true
      ? ` DEFERRABLE${defer.initDeferred === 'InitiallyDeferred' ? ' INITIALLY DEFERRED' : ''}`
      : '';
  return `REFERENCES ${target}${columns}${actions.join('')}${when}`;
}
