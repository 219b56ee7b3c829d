import { findTable } from '../scope/find.js';
import { note, refuse, type Context } from '../context/context.js';
import { emitAlterTable } from '../ddl/alter-table.js';
import { emitCreateIndex } from '../ddl/create-index.js';
import { emitCreateTable } from '../ddl/create-table.js';
import { emitCreateTrigger, emitCreateView } from '../ddl/create-view.js';
import { emitDrop } from '../ddl/drop.js';
import { emitDelete } from '../statement/delete.js';
import { identifier } from '../sql/identifier.js';
import { emitInsert } from '../statement/insert.js';
import type { Stmt } from '../parse/parse.js';
import { emitPragma } from '../statement/pragma.js';
import { emitQuery } from '../query/query.js';
import type { Outcome } from './translate.js';
import { emitUpdate } from '../statement/update.js';

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
    case 'CreateTableStmt':
      return several(emitCreateTable(context, statement));
    case 'CreateIndexStmt':
      return { sql: emitCreateIndex(context, statement) };
    case 'CreateViewStmt':
      return several(emitCreateView(context, statement));
    case 'CreateTriggerStmt':
      return several(emitCreateTrigger(context, statement));
    case 'AlterTableStmt':
      return several(emitAlterTable(context, statement));
    case 'DropTableStmt':
    case 'DropViewStmt':
    case 'DropIndexStmt':
    case 'DropTriggerStmt':
      return several(emitDrop(context, statement));
    case 'ExplainStmt':
      note(context, statement, { code: 'explain', message: 'the plan is PostgreSQL’s, in its own words' });
      return explained(emitStatement(context, statement.stmt));
    default:
      return { sql: emitControl(context, statement) };
  }
}

function several(statements: readonly string[]): Outcome {
  const [only] = statements;
  return only !== undefined && statements.length === 1 ? { sql: only } : { statements };
}

function explained(outcome: Outcome): Outcome {
  return outcome.sql === undefined ? outcome : { ...outcome, sql: `EXPLAIN ${outcome.sql}` };
}

type Control = Exclude<
  Stmt,
  {
    type:
      | `${'Select' | 'Insert' | 'Update' | 'Delete' | 'Explain'}Stmt`
      | `Create${'Table' | 'Index' | 'View' | 'Trigger'}Stmt`
      | 'AlterTableStmt'
      | `Drop${string}`;
  }
>;

/** Transactions, upkeep, and what only a SQLite file has. */
function emitControl(context: Context, statement: Control): string {
  switch (statement.type) {
    case 'BeginStmt':
      if (statement.tx === 'Immediate' || statement.tx === 'Exclusive') {
        note(context, statement, {
          code: 'begin',
          message: 'no lock is taken at the start: PostgreSQL locks the rows it changes',
        });
      }
      return 'BEGIN';
    case 'CommitStmt':
      return 'COMMIT';
    case 'RollbackStmt':
      return statement.savepointName ? `ROLLBACK TO SAVEPOINT ${identifier(statement.savepointName.text)}` : 'ROLLBACK';
    case 'SavepointStmt':
      note(context, statement, {
        code: 'savepoint',
        message: 'SAVEPOINT outside of a transaction begins one in SQLite; here it is an error',
      });
      return `SAVEPOINT ${identifier(statement.savepointName.text)}`;
    case 'ReleaseStmt':
      return `RELEASE SAVEPOINT ${identifier(statement.savepointName.text)}`;
    case 'VacuumStmt':
      return statement.into ? refuse(statement, 'vacuum-into', 'VACUUM INTO copies a file', 'pg_dump') : 'VACUUM';
    case 'AnalyzeStmt':
      return statement.objName ? `ANALYZE ${identifier(statement.objName.objName.text)}` : 'ANALYZE';
    case 'ReindexStmt':
      return emitReindex(context, statement);
    case 'PragmaStmt':
      return emitPragma(context, statement);
    case 'AttachStmt':
    case 'DetachStmt':
      return refuse(
        statement,
        'attached-database',
        'PostgreSQL has no other database files',
        'a schema, or postgres_fdw',
      );
    case 'CreateVirtualTableStmt':
      return refuse(
        statement,
        'virtual-table',
        `the virtual table ${statement.tblName.objName.text} belongs to SQLite's module ${statement.moduleName.text}`,
        statement.moduleName.text.toLowerCase().startsWith('fts')
          ? 'a tsvector column with a GIN index'
          : 'a table with a GiST index',
      );
  }
}

/** REINDEX of a table or an index; what else it may name is a collation, or everything. */
function emitReindex(context: Context, statement: Extract<Stmt, { type: 'ReindexStmt' }>): string {
  const name = statement.objName?.objName.text;
  if (name === undefined || ['binary', 'nocase', 'rtrim'].includes(name.toLowerCase()))
    return refuse(
      statement,
      'reindex',
      'REINDEX of everything, or of a collation, has another form in PostgreSQL',
      'REINDEX SCHEMA public',
    );
  const table = findTable(context.scope, name);
  return table ? `REINDEX TABLE ${table.target}` : `REINDEX INDEX ${identifier(name)}`;
}
