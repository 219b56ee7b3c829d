import type { Statement, Table, TargetIndex, TargetTable } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { describeIndex, type IndexOf } from './describe-index.js';
import { formatIdentifier, siblingPath } from '../name/identifier.js';

/** Statements that make a table's indexes. */
export function createIndexes(context: DdlContext, source: Table, table: TargetTable): Statement[] {
  return table.indexes.flatMap((index) => createIndex(context, { source, table, index }) ?? []);
}

/** How an index is made or dropped. */
export interface IndexOptions {
  /**
   * Others write meanwhile, and it runs outside a transaction. If it fails, PostgreSQL leaves an invalid index, to be dropped.
   */
  readonly concurrently?: boolean;
}

/** The statement that makes an index; undefined for one that cannot be translated, which is a finding. */
export function createIndex(
  context: DdlContext,
  of: IndexOf,
  { concurrently = false }: IndexOptions = {},
): Statement | undefined {
  const { table, index } = of;
  const definition = describeIndex(context, of);
  if (definition === undefined) return undefined;
  return {
    phase: 'index',
    sql: `CREATE ${index.index.unique ? 'UNIQUE ' : ''}INDEX${concurrently ? ' CONCURRENTLY' : ''} ${definition}`,
    subject: index.subject,
    object: { kind: 'index', on: table.name, name: index.name },
    ...(concurrently && { transaction: false }),
  };
}

/** Statements that rename an index. PostgreSQL alters nothing else of it: another is made, and this one dropped. */
export function alterIndex(
  table: TargetTable,
  { from, to }: { readonly from: TargetIndex; readonly to: TargetIndex },
): Statement[] {
  if (from.name === to.name) return [];
  const sql = `ALTER INDEX ${siblingPath(table, from.name)} RENAME TO ${formatIdentifier(to.name)}`;
  return [{ phase: 'rename', sql, subject: to.subject }];
}

/** The statement that drops an index. */
export function dropIndex(
  table: TargetTable,
  { name, subject }: Pick<TargetIndex, 'name' | 'subject'>,
  { concurrently = false }: IndexOptions = {},
): Statement {
  const sql = `DROP INDEX${concurrently ? ' CONCURRENTLY' : ''} ${siblingPath(table, name)}`;
  return { phase: 'drop', sql, subject, ...(concurrently && { transaction: false }) };
}
