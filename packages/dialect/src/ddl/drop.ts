import { sameName } from '@lite2pg/syntax';
import { refuse, type Context } from '../context/context.js';
import { identifier } from '../sql/identifier.js';
import type { Stmt } from '../parse/parse.js';
import { schemaOfTarget } from '../scope/target-schema.js';

type Drop = Extract<Stmt, { type: 'DropTableStmt' | 'DropViewStmt' | 'DropIndexStmt' | 'DropTriggerStmt' }>;

/** DROP of a table, a view, an index, or a trigger with the function it calls. */
export function emitDrop(context: Context, statement: Drop): readonly string[] {
  const exists = statement.ifExists ? 'IF EXISTS ' : '';
  switch (statement.type) {
    case 'DropTableStmt':
      return [`DROP TABLE ${exists}${targetOf(context.scope.tables, statement.tblName.objName.text)}`];
    case 'DropViewStmt':
      return [`DROP VIEW ${exists}${targetOf(context.scope.views ?? [], statement.viewName.objName.text)}`];
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

function targetOf(items: readonly { readonly name: string; readonly target: string }[], name: string): string {
  return items.find((item) => sameName(item.name, name))?.target ?? identifier(name);
}
