import {
  joinTable,
  type ColumnInParts,
  type Statement,
  type Subject,
  type Table,
  type TargetTable,
} from '@lite2pg/spec';
import { createCheck, createCheckNotValid, translateChecks } from './check.js';
import type { DdlContext } from './ddl-context.js';
import { describeColumn, resolveColumnDdl } from './describe-column.js';
import { describeTable, type TableParts } from './describe-table.js';
import { formatIdentifier } from '../name/identifier.js';
import { createKey, keysOf } from './key.js';
import { createSearchColumns } from './search.js';

/**
 * Statements that make a table: for review one statement with its keys, checks and these of its foreign keys within;
 * for loading the bare table, and each key and check by itself for when its rows are there. Checks are then added NOT
 * VALID and validated apart, so that a row that breaks one stops nothing.
 */
export function createTable(
  context: DdlContext,
  source: Table,
  { table, foreignKeys }: Omit<TableParts, 'checks'>,
): Statement[] {
  const checks = translateChecks(context, source, table);
  if (context.form === 'review') {
    const broken = checks.filter(({ notValid }) => notValid);
    const kept = checks.filter((check) => !broken.includes(check));
    const lines = describeTable(context, source, { table, checks: kept, foreignKeys });
    return [
      createWhole(table, lines),
      ...broken.map((check) => ({ ...createCheckNotValid(table, check), note: BROKEN })),
    ];
  }
  const columns = table.columns.map((column, at) =>
    describeColumn(resolveColumnDdl(context, source, { column, source: source.columns[at]! })),
  );
  const unlogged = context.config.unlogged === true;
  return [
    createInParts(table, columns, unlogged ? 'UNLOGGED ' : ''),
    ...(unlogged ? [setLogged(table)] : []),
    ...checks.flatMap((check) => createCheck(table, check)),
    ...keysOf(table).map((key) => createKey(source, table, key)),
    ...createSearchColumns(table),
  ];
}

function createWhole(table: TargetTable, lines: readonly string[], persistence = ''): Statement {
  return {
    phase: 'table',
    sql: joinTable(`CREATE ${persistence}TABLE ${table.sql}`, lines),
    subject: subjectOf(table),
  };
}

function createInParts(table: TargetTable, columns: readonly ColumnInParts[], persistence: string): Statement {
  const lines = columns.map(({ sql }) => sql);
  const whole = createWhole(table, lines, persistence);
  if (columns.every(({ plain }) => plain === undefined)) return whole;
  return { ...whole, inParts: { head: `CREATE ${persistence}TABLE ${table.sql}`, columns: [...columns] } };
}

function setLogged(table: TargetTable): Statement {
  return {
    phase: 'logged',
    sql: `ALTER TABLE ${table.sql} SET LOGGED`,
    subject: subjectOf(table),
  };
}

const BROKEN = 'NOT VALID: some rows break it. Fix or delete those, then run VALIDATE CONSTRAINT.';

/** Statements that rename a table; empty if it has the name. Its sequences, keys and indexes keep theirs. */
export function alterTable(from: TargetTable, to: TargetTable): Statement[] {
  if (from.name === to.name) return [];
  const sql = `ALTER TABLE ${from.sql} RENAME TO ${formatIdentifier(to.name)}`;
  return [{ phase: 'rename', sql, subject: subjectOf(to) }];
}

/** The statement that drops a table with its rows, indexes and triggers; refused while a view or a foreign key needs it. */
export function dropTable(table: TargetTable): Statement {
  return { phase: 'drop', sql: `DROP TABLE ${table.sql}`, subject: subjectOf(table) };
}

function subjectOf({ source }: TargetTable): Subject {
  return { kind: 'table', name: source };
}
