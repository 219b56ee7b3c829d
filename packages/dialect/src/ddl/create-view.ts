import { note, type Context } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import { parseSelect, type CreateTriggerStmt, type CreateViewStmt } from '../parse/parse.js';
import { findTable, findView } from '../scope/find.js';
import { scopeAfter } from './scope-after.js';
import { viewReaders } from './view-readers.js';
import { emitTrigger } from '../trigger/trigger.js';
import { viewText } from '../query/view-text.js';

/** CREATE VIEW; views that read it and were dropped with one of its name come back. */
export function emitCreateView(context: Context, statement: CreateViewStmt): readonly string[] {
  const { scope } = context;
  const name = statement.viewName.objName.text;
  const create = createView(context, statement);
  if (findView(scope, name) ?? findTable(scope, name)) return [create];
  const after = scopeAfter(scope, statement, context.source);
  const readers = viewReaders(scope, name).map((view) => {
    const own: Context = { ...context, scope: after, source: view.query, findings: [] };
    return `CREATE OR REPLACE VIEW ${view.target}${viewText(own, parseSelect(view.query), { given: view.columns })}`;
  });
  return [create, ...readers];
}

/** Its columns have the names SQLite gives them. */
function createView(context: Context, statement: CreateViewStmt): string {
  const name = identifier(statement.viewName.objName.text);
  const given = statement.columns?.map((column) => column.colName.text);
  const text = viewText(context, statement.select, { given });
  const create = `CREATE ${statement.temporary ? 'TEMPORARY ' : ''}VIEW ${name}${text}`;
  if (!statement.ifNotExists) return create;
  const tag = create.includes('$view$') ? '$create_view$' : '$view$';
  return `DO ${tag} BEGIN\n  IF to_regclass('${name.replaceAll("'", "''")}') IS NULL THEN\n    ${create};\n  END IF;\nEND ${tag}`;
}

/** CREATE TRIGGER: a function and the trigger that calls it. */
export function emitCreateTrigger(context: Context, statement: CreateTriggerStmt): readonly string[] {
  if (statement.temporary)
    note(context, statement, {
      code: 'temporary-trigger',
      message: 'PostgreSQL has no temporary triggers: this one stays',
    });
  const { event } = statement;
  const statements = emitTrigger(context, {
    name: statement.triggerName.objName.text,
    table: statement.tblName.objName.text,
    timing: statement.time === 'After' ? 'after' : statement.time === 'InsteadOf' ? 'instead-of' : 'before',
    event: event.type === 'DeleteTriggerEvent' ? 'delete' : event.type === 'InsertTriggerEvent' ? 'insert' : 'update',
    of: event.type === 'UpdateOfTriggerEvent' ? event.columns.map((column) => column.text) : undefined,
    when: statement.whenClause,
    commands: statement.commands,
    at: statement,
  });
  if (!statement.ifNotExists) return statements;
  return statements.map((sql) =>
    sql.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION').replace('CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER'),
  );
}
