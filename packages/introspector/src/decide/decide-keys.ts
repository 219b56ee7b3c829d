import { counted, quoteIdentifier, type Finding, type PinnedTable, type Table, type TableProfile } from '@lite2pg/spec';
import { sameNames } from '@lite2pg/syntax';
import type { Choices } from './choices.js';

/** A table whose keys PostgreSQL can hold, and what had to change for it. */
export interface DecidedKeys {
  readonly table: Table;
  readonly findings: readonly Finding[];
}

/** Everything that the keys of a table are decided from. */
export interface KeysRequest {
  readonly table: Table;
  readonly profile: TableProfile | undefined;
  readonly choices: Choices;
  /** Earlier decisions, which hold for a table without rows, too. */
  readonly pin: PinnedTable | undefined;
}

/**
 * NULL where it must not be: PostgreSQL allows none in a primary key, SQLite does. Unless the config sets the rows aside,
 * such a key becomes a unique constraint, and NOT NULL goes where a NULL got past it.
 */
export function decideKeys({ table, profile, choices, pin }: KeysRequest): DecidedKeys {
  const nullsIn = (name: string): number =>
    table.columns.some((column) => column.name === name && column.identity !== undefined)
      ? 0
      : (profile?.columns.find((column) => column.name === name)?.nulls ?? 0);
  const findings: Finding[] = [];
  const key = table.primaryKey;
  const policy =
    key?.columns.map((name) => onNullKey(table, name, choices)).find((chosen) => chosen !== undefined) ?? 'unique';
  const nullColumns = (key?.columns ?? []).filter((name) => nullsIn(name) > 0);
  if (key && nullColumns.length > 0) findings.push(nullInKey(table, nullColumns, nullsIn, policy));
  const dropsKey = (nullColumns.length > 0 || pin?.primaryKey === 'unique') && policy === 'unique';
  const pinned = new Map(Object.entries(pin?.columns ?? {}));
  const columns = table.columns.map((column) => {
    const { nullable: _, ...open } = column;
    if (key?.columns.includes(column.name) === true) return dropsKey ? open : { ...open, nullable: false as const };
    if (column.nullable !== false) return column;
    const nulls = nullsIn(column.name);
    if (nulls > 0) findings.push(nullInNotNull(table, column.name, nulls));
    return nulls > 0 || pinned.get(column.name)?.nullable === true ? open : column;
  });
  if (!dropsKey || !key) return { table: { ...table, columns }, findings };
  const { primaryKey: _, ...rest } = table;
  const others = (table.uniques ?? []).filter((unique) => !sameNames(unique.columns, key.columns));
  return { table: { ...rest, columns, uniques: [key, ...others] }, findings };
}

function onNullKey(table: Table, name: string, choices: Choices): 'unique' | 'reject' | 'fail' | undefined {
  const declared = table.columns.find((column) => column.name === name)?.declared;
  return choices(table.name, name, declared)?.onNullKey;
}

const CONSEQUENCES = {
  unique: 'PostgreSQL allows none there, so the key becomes a unique constraint; fill them to keep it',
  reject: 'their rows are set aside, as the config says',
  fail: 'nothing is moved, as the config says; fill them first',
} as const;

function nullInKey(
  table: Table,
  columns: readonly string[],
  nullsIn: (name: string) => number,
  policy: keyof typeof CONSEQUENCES,
): Finding {
  const counts = columns.map((name) => `${counted(nullsIn(name), 'NULL')} in ${quoteIdentifier(name)}`).join(', ');
  return {
    code: 'null-in-primary-key',
    severity: policy === 'reject' ? 'loss' : 'warning',
    subject: { kind: 'primary-key', name: table.primaryKey?.name ?? columns.join(', '), table: table.name },
    message: `the primary key of ${quoteIdentifier(table.name)} holds ${counts}: ${CONSEQUENCES[policy]}`,
  };
}

function nullInNotNull(table: Table, name: string, count: number): Finding {
  return {
    code: 'null-in-not-null',
    severity: 'warning',
    subject: { kind: 'column', name, table: table.name },
    message:
      `${quoteIdentifier(table.name)}.${quoteIdentifier(name)} is NOT NULL and holds ${counted(count, 'NULL')}: ` +
      'the constraint is left out; fill them to keep it',
  };
}
