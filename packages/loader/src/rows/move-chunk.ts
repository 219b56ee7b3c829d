import { createHash } from 'node:crypto';
import type { PostgresSession } from '@lite2pg/connect';
import {
  copyHeader,
  copyTrailer,
  readRows,
  type Chunk,
  type PoolReadOptions,
  type Reject,
  type RowBatch,
  type RowPool,
  type Source,
} from '@lite2pg/pages';
import { Lite2pgError, type PolicyOf, type TargetTable } from '@lite2pg/spec';
import { copyAround, describeTooLarge } from './copy-around.js';
import { recordRejects, type ChunkRecord, type ChunkResult, type MovedChunk } from '../ledger/chunk-record.js';
import { damageLine, valueLine, wholeRowLine } from '../ledger/reject-line.js';
import { createRejectSpool, type RejectSpool } from '../ledger/reject-spool.js';
import { loadedColumns, type LoadedColumn } from './loaded-columns.js';
import { inParallel } from '../run/parallel.js';
import { poolFor } from '../run/pool-for.js';
import type { OnProgress } from '../run/progress.js';
import { collectDamages } from '../run/salvage.js';
import { wholeRowReject } from './whole-row-reject.js';

/** What moving chunks needs to know of the run it belongs to. */
export interface LoadContext {
  readonly source: Source;
  /** Threads that read large files; small ones are read where they are moved. */
  readonly pool: RowPool | undefined;
  readonly policyOf: PolicyOf;
  /** What is damaged is left out and written into the ledger; else it is thrown. */
  readonly salvage: boolean;
  /** Rows that are larger than the server takes are gone around, and kept in the ledger: slowly. */
  readonly around: boolean;
  readonly plan: string;
  readonly run: string;
  readonly onProgress: OnProgress;
}

/**
 * Moves the rows of one chunk; what is not moved goes to the ledger. Belongs inside a transaction of the session, which
 * `finishChunks` ends. `freeze`: the table was made or emptied in this same transaction.
 */
export async function moveChunk(
  context: LoadContext,
  session: PostgresSession,
  move: { readonly table: TargetTable; readonly chunk: Chunk; readonly freeze: boolean },
): Promise<MovedChunk> {
  const { table, chunk } = move;
  const columns = loadedColumns(table, context.policyOf);
  const rejects = createRejectSpool({ plan: context.plan, table: table.source, chunk: chunk.number });
  try {
    const sent = sendRows(context, { table, columns, chunk }, rejects);
    const names = columns.map((column) => column.sql).join(', ');
    const copy = `COPY ${table.sql} (${names}) FROM STDIN`;
    let refused = 0;
    const taken = context.around
      ? await copyAround(session, `${copy} (FORMAT binary)`, sent.batches(), (tuple, error) => {
          refused += 1;
          rejects.add(wholeRowLine(wholeRowReject(table, columns, tuple, describeTooLarge(error))));
        })
      : await session.copyIn(`${copy} (FORMAT binary${move.freeze ? ', FREEZE' : ''})`, asStream(sent.batches()));
    const result = sent.result();
    if (taken + refused !== result.moved) {
      throw new Lite2pgError('target-changed', {
        message: `load ${table.sql}: ${result.moved} rows were sent and ${taken} arrived; something on the target drops rows (a trigger or a rule?)`,
        subject: table.sql,
      });
    }
    await recordRejects(session, rejects);
    return { table: table.source, number: chunk.number, result };
  } finally {
    rejects.close();
  }
}

/** The rows of a chunk; what is not moved of them goes to `rejects`. The result holds when the batches have ended. */
function sendRows(
  context: LoadContext,
  of: { readonly table: TargetTable; readonly columns: readonly LoadedColumn[]; readonly chunk: Chunk },
  rejects: RejectSpool,
): { readonly batches: () => AsyncGenerator<RowBatch>; readonly result: () => ChunkResult } {
  const table = of.table.source;
  const hash = createHash('sha256');
  const damages = collectDamages();
  let moved = 0;
  let rejected = 0;
  let bytes = 0;
  let lastKey: string | undefined;
  const onReject = (reject: Reject): void => {
    rejects.add(valueLine(reject));
    if (reject.rowMoved || reject.key === lastKey) return;
    lastKey = reject.key;
    rejected += 1;
  };
  const onDamage = context.salvage ? damages.add : undefined;
  async function* batches(): AsyncGenerator<RowBatch> {
    for await (const batch of readFrom(context, { ...of, table, onReject, onDamage })) {
      hash.update(batch.bytes);
      moved += batch.rows;
      bytes += batch.bytes.byteLength;
      context.onProgress({ kind: 'rows', table, rows: batch.rows, bytes: batch.bytes.byteLength });
      yield batch;
    }
    for (const damage of damages.found()) rejects.add(damageLine(damage));
  }
  return { batches, result: () => ({ moved, rejected, bytes, digest: hash.digest() }) };
}

async function* asStream(batches: AsyncIterable<RowBatch>): AsyncGenerator<Uint8Array> {
  yield copyHeader;
  for await (const batch of batches) yield batch.bytes;
  yield copyTrailer;
}

/** The rows in a thread of the pool, where there is one. */
function readFrom(
  { source, pool }: Pick<LoadContext, 'source' | 'pool'>,
  options: PoolReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
  return pool ? pool.readRows(options) : readRows({ source, ...options });
}

/** What rows are moved from, and how: as the load is told. */
export interface MovedSource {
  readonly source: Source;
  /** Chunks that are read at the same time. */
  readonly jobs: number;
  readonly policyOf: PolicyOf;
  readonly salvage?: boolean | undefined;
}

/** Those of the chunks that the source has no longer as they were moved, or that were not moved. Reads them. */
export async function changedChunks(
  { source, jobs, policyOf, salvage = false }: MovedSource,
  table: TargetTable,
  records: readonly ChunkRecord[],
): Promise<ChunkRecord[]> {
  const pool = poolFor(source, jobs);
  const columns = loadedColumns(table, policyOf);
  const ignore = (): void => undefined;
  const changed = new Set<ChunkRecord>();
  await inParallel(records, jobs, async (record) => {
    const { chunk, done } = record;
    const hash = createHash('sha256');
    const options = { table: table.source, columns, chunk, onReject: ignore, onDamage: salvage ? ignore : undefined };
    if (done) for await (const batch of readFrom({ source, pool }, options)) hash.update(batch.bytes);
    if (!done || !hash.digest().equals(done.digest)) changed.add(record);
  });
  return records.filter((record) => changed.has(record));
}
