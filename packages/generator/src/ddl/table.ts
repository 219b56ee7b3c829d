import {
  joinTable,
  type ColumnInParts,
  type KeyInSteps,
  type Statement,
  type Table,
  type TargetKey,
  type TargetTable,
} from '@lite2pg/spec';
import { translateChecks, type CheckDdl } from './check.js';
import { describeColumn } from './column.js';
import type { DdlContext } from './ddl-context.js';
import { describeTable, type TableParts } from './describe-table.js';
import { formatIdentifier } from '../name/identifier.js';
import { describeKey, keysOf } from './key.js';
import { addSearchColumns } from './search.js';
import { listColumns, pickColumn } from '../target/pick-column.js';

/**
 * What makes a table: for review one statement with its keys, checks and these of its foreign keys within; for loading
 * the bare table, and each key and check by itself for when its rows are there. Checks are then added NOT VALID and
 * validated apart, so that a row that breaks one stops nothing.
 */
export function makeTable(
  context: DdlContext,
  source: Table,
  { table, foreignKeys }: Omit<TableParts, 'checks'>,
): Statement[] {
  const checks = translateChecks(context, source, table);
  if (context.form === 'review')
    return [createTable(table, describeTable(context, source, { table, checks, foreignKeys }))];
  const columns = table.columns.map((column, at) =>
    describeColumn(context, source, { column, source: source.columns[at]!, isKey: false }),
  );
  const unlogged = context.config.unlogged === true;
  return [
    createInParts(table, columns, unlogged ? 'UNLOGGED ' : ''),
    ...(unlogged ? [setLogged(table)] : []),
    ...checks.flatMap((check) => addCheck(table, check)),
    ...keysOf(table).map((key) => addKey(source, table, key)),
    ...addSearchColumns(table),
  ];
}

function createTable(table: TargetTable, lines: readonly string[], persistence = ''): Statement {
  return {
    phase: 'table',
    sql: joinTable(`CREATE ${persistence}TABLE ${table.sql}`, lines),
    subject: { kind: 'table', name: table.source },
  };
}

function createInParts(table: TargetTable, columns: readonly ColumnInParts[], persistence: string): Statement {
  const lines = columns.map(({ sql }) => sql);
  const whole = createTable(table, lines, persistence);
  if (columns.every(({ plain }) => plain === undefined)) return whole;
  return { ...whole, inParts: { head: `CREATE ${persistence}TABLE ${table.sql}`, columns: [...columns] } };
}

function setLogged(table: TargetTable): Statement {
  return {
    phase: 'logged',
    sql: `ALTER TABLE ${table.sql} SET LOGGED`,
    subject: { kind: 'table', name: table.source },
  };
}

function addCheck(table: TargetTable, check: CheckDdl): Statement[] {
  return [
    {
      phase: 'check',
      sql: `ALTER TABLE ${table.sql} ADD ${check.definition} NOT VALID`,
      subject: check.subject,
      object: { kind: 'constraint', on: table.name, name: check.name },
    },
    validateConstraint(table, check.name, check.subject),
  ];
}

/** The statement that looks whether every row keeps a constraint that was added NOT VALID. */
export function validateConstraint(table: TargetTable, name: string, subject: Statement['subject']): Statement {
  return {
    phase: 'validate',
    sql: `ALTER TABLE ${table.sql} VALIDATE CONSTRAINT ${formatIdentifier(name)}`,
    subject,
  };
}

function addKey(source: Table, table: TargetTable, key: TargetKey): Statement {
  const isPrimary = key === table.primaryKey;
  // Elsewhere NOT NULL comes with the key, and rows may stand in its way when the index is there already.
  const isNotNull = key.columns.every((name) => {
    const at = table.columns.findIndex((column) => column.source === name);
    return table.columns[at]?.identity !== undefined || source.columns[at]?.nullable === false;
  });
  return {
    phase: isPrimary ? 'primary-key' : 'unique',
    sql: `ALTER TABLE ${table.sql} ADD ${describeKey(table, key).line}`,
    ...(isPrimary && !isNotNull ? {} : { inSteps: keyInSteps(table, key) }),
    subject: key.subject,
    object: { kind: 'constraint', on: table.name, name: key.name },
  };
}

function keyInSteps(table: TargetTable, key: TargetKey): KeyInSteps {
  const name = formatIdentifier(key.name);
  const kind = key === table.primaryKey ? 'PRIMARY KEY' : 'UNIQUE';
  return {
    isSorted: key.columns.length === 1 && pickColumn(table, key.columns[0]!).identity !== undefined,
    index: `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${table.sql} (${listColumns(table, key.columns)})`,
    constraint: `ALTER TABLE ${table.sql} ADD CONSTRAINT ${name} ${kind} USING INDEX ${name}`,
  };
}
