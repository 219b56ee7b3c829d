import { rawSql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import { counted, Lite2pgError, quoteIdentifier, type TargetForeignKey, type TargetTable } from '@lite2pg/spec';

/** Throws `value-does-not-fit` where rows of the source have foreign keys that find no row: before anything is moved. */
export async function refuseOrphans(source: Source, tables: readonly TargetTable[]): Promise<void> {
  const found: string[] = [];
  for (const table of tables) {
    for (const key of table.foreignKeys) {
      const orphans = await countOrphans(source, table, key);
      if (orphans > 0)
        found.push(
          `${counted(orphans, 'row')} in ${quoteIdentifier(table.source)} by ${key.foreignKey.columns.join(', ')}`,
        );
    }
  }
  if (found.length === 0) return;
  throw new Lite2pgError('value-does-not-fit', {
    message: `migrate ${source.path}: rows point to rows that do not exist (${found.join('; ')}) and the config says "orphans": "fail"; fix them, or set "keep" or "set-aside"`,
    subject: source.path,
  });
}

async function countOrphans(source: Source, table: TargetTable, { foreignKey }: TargetForeignKey): Promise<number> {
  const keys = foreignKey.columns.map((column) => `c.${quoteIdentifier(column)}`);
  const match = foreignKey.references.columns.map(
    (column, at) => `p.${quoteIdentifier(column)} = ${keys[at] ?? 'NULL'}`,
  );
  const [row] = await source.db.query<{ orphans: number }>(
    rawSql(
      `SELECT count(*) AS orphans FROM ${quoteIdentifier(table.source)} c
       WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')}
         AND NOT EXISTS (SELECT 1 FROM ${quoteIdentifier(foreignKey.references.table)} p WHERE ${match.join(' AND ')})`,
    ),
  );
  return row?.orphans ?? 0;
}
