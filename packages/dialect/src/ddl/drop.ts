import { sameName } from '@lite2pg/syntax';
import { note, refuse, type Context } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import type { Stmt } from '../parse/parse.js';
import { viewReaders } from './view-readers.js';
import { schemaOfTarget } from '../scope/target-schema.js';

type Drop = Extract<Stmt, { type: 'DropTableStmt' | 'DropViewStmt' | 'DropIndexStmt' | 'DropTriggerStmt' }>;

/** DROP of a table, a view, an index, or a trigger with the function it calls. */
export function emitDrop(context: Context, statement: Drop): readonly string[] {
  const exists = statement.ifExists ? 'IF EXISTS ' : '';
  switch (statement.type) {
    case 'DropTableStmt':
      return [`DROP TABLE ${exists}${targetOf(context.scope.tables, statement.tblName.objName.text)}`];
    case 'DropViewStmt':
      return dropView(context, statement);
    case 'DropIndexStmt':
      return [`DROP INDEX ${exists}${identifier(statement.idxName.objName.text)}`];
    case 'DropTriggerStmt': {
      const name = statement.triggerName.objName.text;
      const trigger = (context.scope.triggers ?? []).find((item) => sameName(item.name, name));
      if (!trigger)
        return refuse(
          statement,
          'no-such-trigger',
          `PostgreSQL needs the table of the trigger ${name} to drop it, and that is not known`,
        );
      const target = targetOf([...context.scope.tables, ...(context.scope.views ?? [])], trigger.table);
      const schema = schemaOfTarget(target);
      const routine = `${schema === undefined ? '' : `${schema}.`}${identifier(trigger.name)}`;
      return [`DROP TRIGGER ${exists}${identifier(trigger.name)} ON ${target}`, `DROP FUNCTION ${exists}${routine}()`];
    }
  }
}

/** SQLite keeps the views that read a dropped one; they come back with it (see create-view.ts). */
function dropView(context: Context, statement: Extract<Drop, { type: 'DropViewStmt' }>): readonly string[] {
  const { scope } = context;
  const name = statement.viewName.objName.text;
  const readers = viewReaders(scope, name).toReversed();
  const fired = readers.find((view) => (scope.triggers ?? []).some(({ table }) => sameName(table, view.name)));
  const names = readers.map((view) => `"${view.name}"`).join(', ');
  if (fired)
    return refuse(
      statement,
      'dropped-views',
      `the view "${fired.name}" reads "${name}" and has triggers, which would be dropped with it`,
      `CREATE OR REPLACE VIEW ${targetOf(scope.views ?? [], name)} AS …`,
    );
  if (readers.length > 0)
    note(context, statement, {
      code: 'dropped-views',
      message: `${names} read "${name}" and are dropped with it; SQLite keeps them, though they fail until it is there again`,
      suggestion: `CREATE OR REPLACE VIEW ${targetOf(scope.views ?? [], name)} AS …, or create ${names} again`,
    });
  return [
    ...readers.map(({ target }) => `DROP VIEW IF EXISTS ${target}`),
    `DROP VIEW ${statement.ifExists ? 'IF EXISTS ' : ''}${targetOf(scope.views ?? [], name)}`,
  ];
}

function targetOf(items: readonly { readonly name: string; readonly target: string }[], name: string): string {
  return items.find((item) => sameName(item.name, name))?.target ?? identifier(name);
}
