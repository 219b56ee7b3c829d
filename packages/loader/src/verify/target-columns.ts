import type { PostgresSession } from '@lite2pg/postgres';
import { type Finding, quoteIdentifier, type TargetTable } from '@lite2pg/spec';
import { COLUMNS_DIFFER } from '../structure/without-repeated.js';

/**
 * A finding where the target does not have the table, or not with the columns and types it was to have: its values cannot
 * be compared then.
 */
export async function findOtherShape(session: PostgresSession, table: TargetTable): Promise<Finding | undefined> {
  const columns = await session.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table.sql],
  );
  const subject = { kind: 'table', name: table.source } as const;
  if (columns.length === 0) {
    const message = `the target has no table ${table.sql}; run: lite2pg migrate`;
    return { code: 'table-missing', severity: 'loss', subject, message };
  }
  const types = new Map(columns.map((column) => [column.name, column.type]));
  const others = table.columns.flatMap((column) => {
    const found = types.get(column.name);
    if (found !== undefined && sameType(found, column.typeName)) return [];
    return [`${quoteIdentifier(column.name)} is ${found ?? 'missing'}, expected ${column.typeName}`];
  });
  if (others.length === 0) return undefined;
  const message = `${table.sql} has other columns than the source needs, so its values were not compared: ${others.join('; ')}`;
  return { code: COLUMNS_DIFFER, severity: 'loss', subject, message };
}

/** PostgreSQL spells some types out that we write in short. */
function sameType(found: string, expected: string): boolean {
  const short = found
    .replace('timestamp without time zone', 'timestamp')
    .replace('timestamp with time zone', 'timestamptz')
    .replace('time without time zone', 'time')
    .replace('character varying', 'varchar');
  return short.replaceAll(' ', '') === expected.replaceAll(' ', '');
}
