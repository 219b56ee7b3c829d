import { sameName } from '@lite2pg/syntax';
import { counted } from '@lite2pg/spec';
import { note, refuse, type Context } from '../context/context.js';
import { containsSelect } from '../expression/find-aggregate.js';
import { emitCondition } from '../expression/emit-logic.js';
import { identifier } from '../sql/identifier.js';
import type { NameFrame, Source } from '../context/names.js';
import type { Expr, Spanned, TriggerCmd } from '../parse/parse.js';
import type { ScopeTable } from '../scope/scope.js';
import { schemaOfTarget } from '../scope/target-schema.js';
import { tableSource } from '../context/table-source.js';
import { emitTriggerBody } from './trigger-body.js';
import { recursionGuard } from './trigger-guard.js';
import { columnOf, writeTarget } from '../statement/write-target.js';

/** A trigger taken apart. */
export interface TriggerParts {
  readonly name: string;
  readonly table: string;
  readonly timing: 'before' | 'after' | 'instead-of';
  readonly event: 'insert' | 'update' | 'delete';
  readonly of: readonly string[] | undefined;
  readonly when: Expr | undefined;
  readonly commands: readonly TriggerCmd[];
  /** Where findings about the whole of it point. */
  readonly at: Spanned;
}

const TIMING = { before: 'BEFORE', after: 'AFTER', 'instead-of': 'INSTEAD OF' } as const;

/** A plpgsql function with the body, and the trigger that calls it for each row. */
export function emitTrigger(outer: Context, trigger: TriggerParts): readonly string[] {
  const { span } = trigger.at;
  const target = writeTarget(outer, qualifiedName(trigger.table, span), false);
  if (trigger.of && trigger.timing === 'instead-of') {
    return refuse(
      trigger.at,
      'instead-of-columns',
      'INSTEAD OF UPDATE OF: INSTEAD OF triggers of PostgreSQL cannot name columns',
    );
  }
  noteOrder(outer, trigger);
  const context: Context = { ...outer, frame: rowFrame(trigger, target.table) };
  const outside = trigger.when && (trigger.timing === 'instead-of' || containsSelect(trigger.when));
  const condition = trigger.when
    ? emitCondition(outside ? context : { ...context, use: 'when' }, trigger.when)
    : undefined;
  const result = resultOf(trigger);
  const guard = recursionGuard(outer, trigger, target.table, result);
  const skip = trigger.timing !== 'after';
  const lines = [
    ...(outside && condition ? [`IF (${condition.sql}) IS NOT TRUE THEN RETURN ${result}; END IF;`] : []),
    ...guard.enter,
    ...emitTriggerBody(context, trigger.commands, {
      ignored: skip ? 'row' : 'trigger',
      leave: `${guard.leave}RETURN NULL;`,
    }),
    `${guard.leave}RETURN ${result};`,
  ];
  const schema = schemaOfTarget(target.table.target);
  const routine = `${schema === undefined ? '' : `${schema}.`}${identifier(trigger.name)}`;
  const body = `BEGIN\n${lines.map((line) => `  ${line}`).join('\n')}\nEND`;
  const tag = body.includes('$trigger$') ? '$trigger_body$' : '$trigger$';
  const columns = trigger.of
    ? ` OF ${trigger.of.map((name) => identifier(columnOf(trigger.at, target.table, name).target)).join(', ')}`
    : '';
  const when = condition && !outside ? `\n  WHEN (${condition.sql})` : '';
  return [
    `CREATE OR REPLACE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS ${tag}\n${body}\n${tag}`,
    `CREATE TRIGGER ${identifier(trigger.name)}\n  ${TIMING[trigger.timing]} ${trigger.event.toUpperCase()}${columns} ON ${target.table.target}\n` +
      `  FOR EACH ROW${when}\n  EXECUTE FUNCTION ${routine}()`,
  ];
}

/** The value that a trigger function returns: the row that goes on, or nothing where nobody asks. */
function resultOf(trigger: TriggerParts): string {
  if (trigger.timing === 'after') return 'NULL';
  return trigger.event === 'delete' ? 'OLD' : 'NEW';
}

/** NEW and OLD; their columns are named with them only. But for the rowid they have no affinity in SQLite: NEW.n > '5' is false. */
function rowFrame(trigger: TriggerParts, table: ScopeTable): NameFrame {
  const row = (name: 'new' | 'old'): Source => {
    const source = tableSource(table, name, name.toUpperCase());
    const columns = source.columns.map((column): typeof column =>
      column.name === table.rowid ? column : { ...column, value: { ...column.value, affinity: 'none' } },
    );
    return { ...source, columns, qualifiedOnly: true };
  };
  const rows: Source[] = [];
  if (trigger.event !== 'delete') rows.push(row('new'));
  if (trigger.event !== 'insert') rows.push(row('old'));
  return { sources: rows, aliases: new Map(), parent: undefined };
}

/** Once for the triggers of one table, event and timing: at the first of them. */
function noteOrder(context: Context, trigger: TriggerParts): void {
  const { table, event, timing } = trigger;
  const alike = (context.scope.triggers ?? []).filter(
    (other) => sameName(other.table, table) && other.event === event && (other.timing ?? timing) === timing,
  );
  const others = alike.filter((other) => !sameName(other.name, trigger.name));
  const [first] = alike;
  const isSaidElsewhere = first !== undefined && others.includes(first) && others.length < alike.length;
  if (others.length === 0 || isSaidElsewhere) return;
  note(context, trigger.at, {
    code: 'trigger-order',
    message: `"${table}" has ${counted(others.length, 'other trigger')} ${TIMING[timing]} ${event.toUpperCase()}; PostgreSQL runs them by name, SQLite in no defined order`,
  });
}

/** A name in the form the parser gives it. */
export function qualifiedName(text: string, span: Spanned['span']): Parameters<typeof writeTarget>[1] {
  const full = { offset: span.offset, length: span.length, line: 1, col: 0 };
  return {
    type: 'QualifiedName',
    dbName: undefined,
    objName: { type: 'Name', text, span: full },
    alias: undefined,
    span: full,
  };
}
