import { scopeOfSpec, translateTrigger, type DialectFinding, type Scope } from '@lite2pg/dialect';
import { formatTypeName, quoteIdentifier, type Spec, type Trigger } from '@lite2pg/spec';
import { columnKey, type DecidedColumns } from './decide-references.js';
import type { DecidedColumn } from './decided-column.js';
import { MISFITS } from './misfits.js';
import { otherTypes, type HeldType } from './other-types.js';
import { isEmpty } from './values.js';
import { describeStored } from './why-by-values.js';

type Written = DialectFinding & Required<Pick<DialectFinding, 'column'>>;

/**
 * The same columns, those with another type that a trigger writes to what theirs never takes, and those without values that a
 * trigger may write to so: what it writes is what they hold. Where the config or a number of the engine decides, and where no
 * type takes both the values and what is written, the type stays; `generate` says what will fail.
 */
export function decideTriggerWrites(columns: DecidedColumns, spec: Spec): DecidedColumns {
  const typed = new Map(columns);
  let scope = scopeOf(spec, typed);
  for (const trigger of spec.triggers) {
    const tried = new Set<string>();
    for (;;) {
      const written = misfitsOf(trigger, scope, typed).find(({ column }) => !tried.has(keyOf(column)));
      if (!written) break;
      const key = keyOf(written.column);
      tried.add(key);
      const column = typed.get(key);
      const other = column && findOther(column, trigger, scope, typed);
      if (!column || !other) continue;
      typed.set(key, retyped(column, other, trigger));
      scope = withType(scope, written.column, other);
    }
  }
  return typed;
}

function scopeOf(spec: Spec, columns: DecidedColumns): Scope {
  const tables = spec.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const { type, stored } = columns.get(columnKey(table.name, column.name)) ?? column;
      const { stored: _, ...rest } = column;
      return { ...rest, type, ...(stored ? { stored } : {}) };
    }),
  }));
  return scopeOfSpec({ ...spec, tables });
}

/** Writes of the trigger to columns whose type never holds them, or not always if the columns have no values. */
function misfitsOf(trigger: Trigger, scope: Scope, columns: DecidedColumns): Written[] {
  return translateTrigger({ trigger, scope }).findings.flatMap((finding) => {
    const { code, column } = finding;
    const values = column && columns.get(keyOf(column))?.values;
    const counts = MISFITS.certain.has(code) || (MISFITS.possible.has(code) && values !== undefined && isEmpty(values));
    return column && counts ? [{ ...finding, column }] : [];
  });
}

function findOther(
  decided: DecidedColumn,
  trigger: Trigger,
  scope: Scope,
  columns: DecidedColumns,
): HeldType | undefined {
  const { column, table, choice, pin } = decided;
  if (choice?.type ?? pin ?? column.identity ?? column.generated) return undefined;
  const written = { table, name: column.name };
  const key = keyOf(written);
  return otherTypes(decided).find((other) =>
    misfitsOf(trigger, withType(scope, written, other), columns).every(({ column }) => keyOf(column) !== key),
  );
}

function withType(scope: Scope, written: Written['column'], { type, stored }: HeldType): Scope {
  const tables = scope.tables.map((table) =>
    table.name === written.table
      ? {
          ...table,
          columns: table.columns.map((column) => (column.name === written.name ? { ...column, type, stored } : column)),
        }
      : table,
  );
  return { ...scope, tables };
}

function retyped(decided: DecidedColumn, { type, stored }: HeldType, trigger: Trigger): DecidedColumn {
  const empty = decided.values !== undefined && isEmpty(decided.values);
  const writes = `the trigger ${quoteIdentifier(trigger.name)} writes values to it that ${formatTypeName(decided.type)} does not take`;
  const fits = stored ? `every value ${describeStored(stored)}` : `${formatTypeName(type)} holds it and all values`;
  const reason = empty ? `no value is there, and ${writes}` : `${writes}, and ${fits}`;
  return { ...decided, type, stored, why: { by: empty ? 'declared' : 'values', code: 'trigger', reason } };
}

function keyOf({ table, name }: Written['column']): string {
  return columnKey(table, name);
}
