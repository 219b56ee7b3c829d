import type { PostgresSession } from '@lite2pg/postgres';
import type { Chunk } from '@lite2pg/pages';
import { quoteLiteral } from '@lite2pg/spec';
import { LINE_COLUMNS } from './reject-line.js';
import type { RejectSpool } from './reject-spool.js';

/** A key range of a table and, once its rows are on the target, what was moved. */
export interface ChunkRecord {
  readonly table: string;
  readonly chunk: Chunk;
  readonly done: ChunkResult | undefined;
}

/** The result of moving a chunk. Rows of the source = moved + rejected. */
export interface ChunkResult {
  readonly moved: number;
  readonly rejected: number;
  readonly bytes: number;
  /** Of the rows as they were sent, and of the rejects: see `createChunkDigest`. */
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

/** The SQL that writes the chunks that tables will be moved in; belongs in the transaction that makes the tables. */
export function recordChunks(
  plan: string,
  tables: readonly { readonly table: string; readonly chunks: readonly Chunk[] }[],
): string {
  const lines = tables.flatMap(({ table, chunks }) =>
    chunks.map(({ number, from, to }) => {
      const [inPlan, name, after, upTo] = [plan, table, from, to].map((value) =>
        value === null ? 'NULL' : quoteLiteral(value),
      );
      return `(${[inPlan, name, number, after, upTo].join(', ')})`;
    }),
  );
  return `INSERT INTO lite2pg.chunks (plan, table_name, number, after_key, up_to_key) VALUES ${lines.join(', ')}`;
}

/** A chunk whose rows are on the target. */
export interface MovedChunk {
  readonly table: string;
  readonly number: number;
  readonly result: ChunkResult;
}

/** Writes that chunks are done. Belongs in the transaction of their rows. */
export async function finishChunks(
  session: PostgresSession,
  { plan, run }: { readonly plan: string; readonly run: string },
  moved: readonly MovedChunk[],
): Promise<void> {
  const lines = moved.map(({ table, number, result }) => ({
    table_name: table,
    number,
    rows: result.moved,
    rejected: result.rejected,
    bytes: result.bytes,
    digest: result.digest.toString('hex'),
  }));
  await session.query(
    `UPDATE lite2pg.chunks c
     SET rows = m.rows, rejected = m.rejected, bytes = m.bytes, digest = decode(m.digest, 'hex'), run = $2, done_at = now()
     FROM jsonb_to_recordset($3::jsonb) AS m (table_name text, number int, rows bigint, rejected bigint, bytes bigint, digest text)
     WHERE c.plan = $1 AND c.table_name = m.table_name AND c.number = m.number`,
    [plan, run, JSON.stringify(lines)],
  );
}

/** Writes what of a chunk was not moved. Belongs in the transaction of its rows. */
export async function recordRejects(session: PostgresSession, rejects: RejectSpool): Promise<void> {
  if (rejects.isEmpty()) return;
  await session.copyIn(`COPY lite2pg.rejects (${LINE_COLUMNS}) FROM STDIN (FORMAT binary)`, rejects.stream());
}

/** Forgets a table's chunks and rejects: it will be moved anew. */
export async function forgetChunks(session: PostgresSession, plan: string, table: string): Promise<void> {
  await session.query(`DELETE FROM lite2pg.chunks WHERE plan = $1 AND table_name = $2`, [plan, table]);
  await session.query(`DELETE FROM lite2pg.rejects WHERE plan = $1 AND table_name = $2`, [plan, table]);
}
