import { sameName } from '@lite2pg/syntax';
import type { Context } from '../context/context.js';
import type { TriggerCmd } from '../parse/parse.js';
import type { ScopeTable } from '../scope/scope.js';
import type { TriggerParts } from './trigger.js';

/** The condition that keeps a trigger from firing itself. */
export interface RecursionGuard {
  /** Before the body. */
  readonly enter: readonly string[];
  /** Before every RETURN; empty where there is no guard. */
  readonly leave: string;
}

/**
 * In SQLite a trigger does not fire itself, directly or through others (recursive_triggers is off unless an application
 * turns it on): a setting of the transaction says that it runs. Nothing is needed where its body cannot lead back.
 */
export function recursionGuard(
  context: Context,
  trigger: TriggerParts,
  table: ScopeTable,
  result: string,
): RecursionGuard {
  if (!trigger.commands.some((command) => leadsBack(context, trigger, table, command))) return { enter: [], leave: '' };
  const setting = `'lite2pg.trigger_${settingName(trigger.name)}'`;
  return {
    enter: [
      `IF current_setting(${setting}, true) = 'runs' THEN RETURN ${result}; END IF;`,
      `PERFORM set_config(${setting}, 'runs', true);`,
    ],
    leave: `PERFORM set_config(${setting}, '', true); `,
  };
}

function leadsBack(context: Context, trigger: TriggerParts, table: ScopeTable, command: TriggerCmd): boolean {
  if (command.type === 'SelectTriggerCmd') return false;
  const written = command.tblName.objName.text;
  if (sameName(written, table.name)) return firesItself(trigger, command);
  return (context.scope.triggers ?? []).some(
    (other) => sameName(other.table, written) && !sameName(other.name, trigger.name),
  );
}

function firesItself(trigger: TriggerParts, command: Exclude<TriggerCmd, { type: 'SelectTriggerCmd' }>): boolean {
  switch (command.type) {
    case 'InsertTriggerCmd':
      return trigger.event === 'insert' || command.orConflict === 'Replace' || command.upsert !== undefined;
    case 'DeleteTriggerCmd':
      return trigger.event === 'delete';
    case 'UpdateTriggerCmd': {
      if (trigger.event !== 'update') return false;
      const { of } = trigger;
      return (
        !of || command.sets.some((set) => set.colNames.some((name) => of.some((column) => sameName(column, name.text))))
      );
    }
  }
}

/** A name that may stand in a setting: letters and digits as they are, all else by its code. */
function settingName(name: string): string {
  return Array.from(name, (char) => (isWord(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`)).join('');
}

function isWord(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || (char >= '0' && char <= '9');
}
