import {
  checkText,
  foreignKeyText,
  formatTypeName,
  type Column,
  type Config,
  type Decision,
  type Lock,
  type PinnedColumn,
  type PinnedTable,
  type Spec,
  type Table,
  type UnreadableColumn,
} from '@lite2pg/spec';
import { readChoices } from './choices.js';
import { choiceText } from './pin.js';

/** The documents that a lock is made from. */
export interface LockRequest {
  /** As it was introspected. */
  readonly spec: Spec;
  /** The same with the types that its values need, and with its orphans. */
  readonly decided: Spec;
  readonly decisions: readonly Decision[];
  /** Columns that were left out of it. */
  readonly unreadable: readonly UnreadableColumn[];
  readonly config: Config;
}

/** A lock: the decisions made from values, for every column. The same for the same decisions. */
export function makeLock({ spec, decided, decisions, unreadable, config }: LockRequest): Lock {
  const choices = readChoices(config, spec);
  const before = new Map(spec.tables.map((table) => [table.name, table]));
  const why = new Map(decisions.map((decision) => [JSON.stringify([decision.table, decision.column]), decision]));
  const pinTable = (table: Table): PinnedTable => {
    const source = before.get(table.name) ?? table;
    const orphans = (table.foreignKeys ?? []).filter(({ notValid }) => notValid).map(foreignKeyText);
    const broken = (table.checks ?? []).filter(({ notValid }) => notValid).map(checkText);
    const left = unreadable.filter((column) => column.table === table.name);
    return {
      columns: Object.fromEntries(
        table.columns.map((column) => {
          const declared = source.columns.find(({ name }) => name === column.name) ?? column;
          const decision = why.get(JSON.stringify([table.name, column.name]));
          const choice = choiceText(choices(table.name, column.name, column.declared));
          return [column.name, pinColumn(declared, column, { decision, choice })];
        }),
      ),
      ...(source.primaryKey && !table.primaryKey ? { primaryKey: 'unique' } : {}),
      ...(orphans.length === 0 ? {} : { orphans: [...new Set(orphans)].sort() }),
      ...(broken.length === 0 ? {} : { brokenChecks: [...new Set(broken)].sort() }),
      ...(left.length === 0
        ? {}
        : { unreadable: Object.fromEntries(left.map(({ name, complaint }) => [name, complaint])) }),
    };
  };
  return {
    lockVersion: 1,
    ...(config.integers === 'fit' ? { integers: 'fit' } : {}),
    ...(config.mixed === 'jsonb' ? { mixed: 'jsonb' } : {}),
    tables: Object.fromEntries(decided.tables.map((table) => [table.name, pinTable(table)])),
  };
}

function pinColumn(
  before: Column,
  { type, stored, declared, nullable, undecided }: Column,
  { decision, choice }: { readonly decision: Decision | undefined; readonly choice: string | undefined },
): PinnedColumn {
  return {
    ...(declared === undefined ? {} : { declared }),
    type: formatTypeName(type),
    ...(stored === undefined ? {} : { stored }),
    ...(before.nullable === false && nullable !== false ? { nullable: true } : {}),
    ...(undecided ? { undecided } : {}),
    ...(choice === undefined ? {} : { config: choice }),
    ...(decision && { by: decision.by, code: decision.code, reason: decision.summary ?? decision.reason }),
  };
}
