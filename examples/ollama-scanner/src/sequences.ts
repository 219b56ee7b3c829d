import { rawSql, sql, type Queryable } from '@lite2pg/connect';
import { idOf } from './ids.js';
import type { Sizes, TableName } from './sizes.js';

/** The tables whose ids are AUTOINCREMENT, with what a row of theirs must have. */
const AUTOINCREMENT = {
  endpoints: 'id',
  verified_endpoints: 'id',
  servers: 'id',
  instances: 'id',
  models: 'id',
  benchmark_results: 'id, endpoint_id',
  chat_history: 'id',
} satisfies Partial<Record<TableName, string>>;

export type SequenceTable = keyof typeof AUTOINCREMENT;

/** Where a sequence stands, and the largest id that is there. */
export interface Sequence {
  readonly maxId: number;
  readonly sequence: number;
}

const AHEAD = 7;

/** Inserts a row behind each table's last and deletes it: the sequences of sqlite_sequence then run ahead. */
export async function runSequencesAhead(
  db: Queryable,
  sizes: Sizes,
): Promise<Readonly<Record<SequenceTable, Sequence>>> {
  const sequences: [string, Sequence][] = [];
  for (const [table, columns] of Object.entries(AUTOINCREMENT)) {
    const maxId = idOf(sizes[table as SequenceTable] - 1);
    const sequence = maxId + AHEAD;
    const values = columns === 'id' ? sql`${sequence}` : sql`${sequence}, 1`;
    await db.query(sql`${rawSql(`INSERT INTO "${table}" (${columns})`)} VALUES (${values})`);
    await db.query(sql`DELETE FROM ${sql.ident(table)} WHERE id = ${sequence}`);
    sequences.push([table, { maxId, sequence }]);
  }
  return Object.fromEntries(sequences) as Record<SequenceTable, Sequence>;
}
