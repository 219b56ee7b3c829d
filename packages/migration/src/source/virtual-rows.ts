import { rawSql, sql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import { byCount, counted, quoteIdentifier, type Finding, type Spec, type Unsupported } from '@lite2pg/spec';

/** A finding for each virtual table that is not carried over and has rows of its own: how many. */
export async function findVirtualRows(source: Source, spec: Spec): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of spec.unsupported.filter((item) => item.kind === 'virtual-table')) {
    const rows = (await hasOwnRows(source, table)) ? await countRows(source, table.name) : 0;
    if (rows === 0) continue;
    findings.push({
      code: 'virtual-table-rows',
      severity: table.code === 'left-out' ? 'note' : 'loss',
      subject: { kind: 'virtual-table', name: table.name },
      message: `its ${counted(rows, 'row')} ${byCount(rows, 'is', 'are')} in no other table and ${byCount(rows, 'stays', 'stay')} in SQLite only: keep the file`,
    });
  }
  return findings;
}

/** Full-text tables keep their rows in a shadow table, unless they index another table's; R-trees always have their own. */
async function hasOwnRows(source: Source, { name, module = '' }: Unsupported): Promise<boolean> {
  if (module.startsWith('rtree')) return true;
  if (!module.startsWith('fts')) return false;
  const found = await source.db.query(sql`SELECT 1 FROM sqlite_schema WHERE name = ${`${name}_content`}`);
  return found.length > 0;
}

/**
 * As the module counts them, else the rows of the table that has the texts, if SQLite cannot open it; none if that is
 * not there either, or is damaged.
 */
async function countRows(source: Source, name: string): Promise<number> {
  for (const table of [name, `${name}_content`]) {
    try {
      const [row] = await source.db.query<{ rows: number }>(
        rawSql(`SELECT count(*) AS rows FROM ${quoteIdentifier(table)}`),
      );
      return row?.rows ?? 0;
    } catch {
      continue;
    }
  }
  return 0;
}
