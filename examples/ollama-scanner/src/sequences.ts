import { type Queryable, sql } from '@lite2pg/sqlite';
import { idOf } from './ids.js';
import { insertRows } from './insert.js';
import type { Sizes, TableName } from './sizes.js';
import type { Value } from './table-rows.js';

/**
 * The tables whose ids are AUTOINCREMENT, with what a row of theirs must be given beside its id. The date too: a deleted row's
 * bytes stay in its page, and the default of the moment would make every file another.
 */
const AUTOINCREMENT = {
  endpoints: {},
  verified_endpoints: {},
  servers: {},
  instances: {},
  models: {},
  benchmark_results: { endpoint_id: 1, test_date: '2025-08-01 00:00:00' },
  chat_history: {},
} satisfies Partial<Record<TableName, Readonly<Record<string, Value>>>>;

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
  for (const [table, required] of Object.entries(AUTOINCREMENT)) {
    const maxId = idOf(sizes[table as SequenceTable] - 1);
    const sequence = maxId + AHEAD;
    const row = { id: sequence, ...required };
    await insertRows(db, { table: table as SequenceTable, columns: Object.keys(row), rows: [Object.values(row)] });
    await db.query(sql`DELETE FROM ${sql.ident(table)} WHERE id = ${sequence}`);
    sequences.push([table, { maxId, sequence }]);
  }
  return Object.fromEntries(sequences) as Record<SequenceTable, Sequence>;
}
