import { rawSql } from '@lite2pg/sqlite';
import type { Source } from '@lite2pg/pages';
import {
  counted,
  formatTypeName,
  quoteIdentifier,
  type Column,
  type ColumnProfile,
  type Finding,
  type Profile,
  type Spec,
} from '@lite2pg/spec';

/** Longer values are not looked at: a number has no more digits, and a text that is also there as a blob is rare. */
const LONGEST = 64;

/**
 * A finding for each column in which values that SQLite keeps apart become the same value, such as 5, '5' and x'35' in bytea:
 * how many, and the first of them. `spec` is a decided one.
 */
export async function findMergedValues(source: Source, spec: Spec, profile: Profile): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of spec.tables) {
    const profiles = profile.tables.find(({ name }) => name === table.name)?.columns ?? [];
    for (const column of table.columns) {
      const values = profiles.find(({ name }) => name === column.name);
      if (!values || !losesClasses(column, values)) continue;
      const merged = await mergedValues(source, table.name, column.name);
      const canBeJson = (column.declared ?? '') === '' && values.blobs === undefined;
      if (merged) findings.push(mergedFinding(table.name, column, merged, canBeJson));
    }
  }
  return findings;
}

/** Whether numbers, texts and blobs are no longer distinct: of a number both types keep the digits. */
function losesClasses({ type }: Column, { integers, reals, texts, blobs }: ColumnProfile): boolean {
  if (type.kind !== 'text' && type.kind !== 'bytes') return false;
  return [integers ?? reals, texts, blobs].filter((values) => values !== undefined).length > 1;
}

interface MergedValues {
  readonly values: number;
  readonly rows: number;
  /** The first of them, as SQLite writes each form of it: `5, '5'`. */
  readonly forms: string;
}

/** Undefined if there are none, and if damage is in the way, which what reads the rows reports. */
async function mergedValues(source: Source, table: string, column: string): Promise<MergedValues | undefined> {
  const value = quoteIdentifier(column);
  const forms = `group_concat(DISTINCT quote(${value}))`;
  const classes = `count(DISTINCT CASE typeof(${value}) WHEN 'real' THEN 'integer' ELSE typeof(${value}) END)`;
  try {
    const [found] = await source.db.query<{ merged: number; total: number; first: string | null }>(
      rawSql(
        `SELECT count(*) AS merged, sum(rows) AS total, min(forms) AS first FROM (
           SELECT count(*) AS rows, ${forms} AS forms FROM ${quoteIdentifier(table)}
           WHERE ${value} IS NOT NULL AND length(${value}) <= ${LONGEST}
           GROUP BY CAST(${value} AS BLOB) HAVING ${classes} > 1)`,
      ),
    );
    if (!found?.first) return undefined;
    return { values: found.merged, rows: found.total, forms: found.first.replaceAll(',', ', ') };
  } catch {
    return undefined;
  }
}

function mergedFinding(
  table: string,
  { name, type }: Column,
  { values, rows, forms }: MergedValues,
  canBeJson: boolean,
): Finding {
  const what =
    values === 1
      ? `${forms} are different values in SQLite`
      : `${counted(values, 'value')} have several forms in SQLite (the first: ${forms})`;
  const advice = `store one form${canBeJson ? ', or say "mixed": "jsonb" in the config, which keeps them apart' : ''}`;
  return {
    code: 'values-merged',
    severity: 'warning',
    subject: { kind: 'column', name, table },
    message: `${what} that become the same ${formatTypeName(type)}, in ${counted(rows, 'row')}: queries and unique keys no longer tell them apart; ${advice}`,
  };
}
