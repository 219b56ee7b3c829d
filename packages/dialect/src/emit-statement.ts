import { refuse, type Context } from './context.js';
import { emitDelete } from './delete.js';
import { emitInsert } from './insert.js';
import type { Stmt } from './parse.js';
import { emitQuery } from './query.js';
import type { Outcome } from './translate.js';
import { emitUpdate } from './update.js';

/** One statement of SQLite as one or several of PostgreSQL. */
export function emitStatement(context: Context, statement: Stmt): Outcome {
  switch (statement.type) {
    case 'SelectStmt':
      return { sql: emitQuery(context, statement.body, { exact: true }).sql };
    case 'InsertStmt':
      return { sql: emitInsert(context, statement) };
    case 'UpdateStmt':
      return { sql: emitUpdate(context, statement) };
    case 'DeleteStmt':
      return { sql: emitDelete(context, statement) };
    default:
      return refuse(statement, 'statement', `${statement.type} is not translated`);
  }
}
