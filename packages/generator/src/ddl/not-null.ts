import type { Statement } from '@lite2pg/spec';
import { addConstraint, dropConstraint, validateConstraint } from './constraint.js';
import type { ColumnDdl, TableName } from './describe-column.js';
import { choosePostgresName } from '../name/postgres-name.js';

/** The statement that forbids NULL. PostgreSQL reads the whole table, and nobody else does meanwhile. */
export function setNotNull(table: TableName, { sql, subject }: ColumnDdl): Statement {
  return { phase: 'column', sql: `ALTER TABLE ${table.sql} ALTER COLUMN ${sql} SET NOT NULL`, subject };
}

/**
 * The same for a table in use: a check is added NOT VALID, validated while others write, and PostgreSQL takes its word for
 * SET NOT NULL. To be run in this order, each in a transaction of its own. The check is called `table_column_not_null_check`.
 */
export function setNotNullInSteps(table: TableName, column: ColumnDdl): Statement[] {
  const name = choosePostgresName({ table: table.name, columns: [column.name, 'not_null'], label: 'check' });
  const { subject } = column;
  const check = { table, name, subject };
  return [
    addConstraint(check, `CHECK (${column.sql} IS NOT NULL) NOT VALID`, 'column'),
    { ...validateConstraint(check), phase: 'column' },
    setNotNull(table, column),
    { ...dropConstraint(check), phase: 'column' },
  ];
}
