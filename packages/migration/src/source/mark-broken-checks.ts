import { rawSql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import { quoteIdentifier, type Check, type Spec, type Table } from '@lite2pg/spec';

/** The spec with `notValid` on each check that some rows break: PostgreSQL can have it, but not validate it. */
export async function markBrokenChecks(source: Source, spec: Spec): Promise<Spec> {
  const tables: Table[] = [];
  for (const table of spec.tables) {
    const checks: Check[] = [];
    for (const check of table.checks ?? []) {
      checks.push((await isBroken(source, table, check)) ? { ...check, notValid: true } : check);
    }
    tables.push(table.checks === undefined ? table : { ...table, checks });
  }
  return { ...spec, tables };
}

/** False, too, where SQLite cannot answer: a function of the application is missing, or what reads the rows reports the damage. */
async function isBroken({ db }: Source, { name }: Table, { expression }: Check): Promise<boolean> {
  if (!('sqlite' in expression)) return false;
  const sql = `SELECT 1 FROM ${quoteIdentifier(name)} WHERE NOT (${expression.sqlite}\n) LIMIT 1`;
  try {
    return (await db.query(rawSql(sql))).length > 0;
  } catch {
    return false;
  }
}
