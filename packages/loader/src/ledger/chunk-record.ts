import type { PostgresSession } from '@lite2pg/connect';
import type { Chunk } from '@lite2pg/pages';
import { quoteLiteral } from '@lite2pg/spec';
import type { RejectSpool } from './reject-spool.js';

/** A key range of a table and, once its rows are on the target, what was moved. */
export interface ChunkRecord {
  readonly table: string;
  readonly chunk: Chunk;
  readonly done: ChunkResult | undefined;
}

/** What moving a chunk gave. Rows of the source = moved + rejected. */
export interface ChunkResult {
  readonly moved: number;
  readonly rejected: number;
  readonly bytes: number;
  /** SHA-256 of the rows as they were sent. */
  readonly digest: Buffer;
}

/** The ledger's chunks of a plan, by table, in key order. A table without any has not been started. */
export async function readChunks(session: PostgresSession, plan: string): Promise<Map<string, ChunkRecord[]>> {
  const rows = await session.query<{
    table_name: string;
    number: number;
    after_key: string | null;
    up_to_key: string | null;
    rows: string | null;
    rejected: string | null;
    bytes: string | null;
    digest: string | null;
  }>(
    `SELECT table_name, number, after_key, up_to_key, rows::text, rejected::text, bytes::text, encode(digest, 'hex') AS digest
     FROM lite2pg.chunks WHERE plan = $1 ORDER BY table_name, number`,
    [plan],
  );
  const byTable = new Map<string, ChunkRecord[]>();
  for (const row of rows) {
    const chunk = { number: row.number, from: row.after_key, to: row.up_to_key, estimatedRows: 0 };
    const done =
      row.rows === null
        ? undefined
        : {
            moved: Number(row.rows),
            rejected: Number(row.rejected),
            bytes: Number(row.bytes),
            digest: Buffer.from(row.digest ?? '', 'hex'),
          };
    const list = byTable.get(row.table_name) ?? [];
    list.push({ table: row.table_name, chunk, done });
    byTable.set(row.table_name, list);
  }
  return byTable;
}

/** The SQL that writes the chunks a table will be moved in; belongs in the transaction that makes the table. */
export function recordChunks(plan: string, table: string, chunks: readonly Chunk[]): string {
  const lines = chunks.map(({ number, from, to }) => {
    const values = [plan, table, from, to].map((value) => (value === null ? 'NULL' : quoteLiteral(value)));
    return `(${[values[0], values[1], number, values[2], values[3]].join(', ')})`;
  });
  return `INSERT INTO lite2pg.chunks (plan, table_name, number, after_key, up_to_key) VALUES ${lines.join(', ')}`;
}

/** Writes that a chunk is done, with what of it was not moved. Belongs in the transaction of its rows. */
export async function finishChunk(
  session: PostgresSession,
  place: { readonly plan: string; readonly run: string; readonly table: string; readonly chunk: number },
  result: ChunkResult,
  rejects: RejectSpool,
): Promise<void> {
  await session.query(
    `UPDATE lite2pg.chunks SET rows = $4, rejected = $5, bytes = $6, digest = decode($7, 'hex'), run = $8, done_at = now()
     WHERE plan = $1 AND table_name = $2 AND number = $3`,
    [
      place.plan,
      place.table,
      place.chunk,
      result.moved,
      result.rejected,
      result.bytes,
      result.digest.toString('hex'),
      place.run,
    ],
  );
  for (const lines of rejects.batches()) {
    await session.query(
      `INSERT INTO lite2pg.rejects (plan, table_name, chunk, key, column_name, storage_class, original, row_moved, reason)
       SELECT $1, $2, $3, r->>0, r->>1, r->>2, decode(r->>3, 'hex'), (r->>4)::boolean, r->>5 FROM jsonb_array_elements($4::jsonb) r`,
      [place.plan, place.table, place.chunk, lines],
    );
  }
}

/** Forgets a table's chunks and rejects: it will be moved anew. */
export async function forgetChunks(session: PostgresSession, plan: string, table: string): Promise<void> {
  await session.query(`DELETE FROM lite2pg.chunks WHERE plan = $1 AND table_name = $2`, [plan, table]);
  await session.query(`DELETE FROM lite2pg.rejects WHERE plan = $1 AND table_name = $2`, [plan, table]);
}
