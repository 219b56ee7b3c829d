import { createHash } from 'node:crypto';
import type { PostgresSession } from '@lite2pg/connect';
import type { TargetTable } from '@lite2pg/generator';
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
import { Lite2pgError, type PolicyOf } from '@lite2pg/spec';
import { finishChunk, type ChunkRecord, type ChunkResult } from './ledger/chunk-record.js';
import { loadedColumns } from './loaded-columns.js';
import type { OnProgress } from './progress.js';
import { collectDamages } from './salvage.js';

/** What moving chunks needs to know of the run it belongs to. */
export interface LoadContext {
  readonly source: Source;
  /** Threads that read large files; small ones are read where they are moved. */
  readonly pool: RowPool | undefined;
  readonly policyOf: PolicyOf;
  /** What is damaged is left out and written into the ledger; else it is thrown. */
  readonly salvage: boolean;
  readonly plan: string;
  readonly run: string;
  readonly onProgress: OnProgress;
}

/**
 * Moves the rows of one chunk and writes its ledger line; belongs inside a transaction of the session. `freeze`: the
 * table was made or emptied in this same transaction.
 */
export async function moveChunk(
  context: LoadContext,
  session: PostgresSession,
  move: { readonly table: TargetTable; readonly chunk: Chunk; readonly freeze: boolean },
): Promise<ChunkResult> {
  const { table, chunk } = move;
  const columns = loadedColumns(table, context.policyOf);
  const rejects: Reject[] = [];
  const damages = collectDamages();
  const hash = createHash('sha256');
  let moved = 0;
  let bytes = 0;
  async function* rows(): AsyncGenerator<Uint8Array> {
    yield copyHeader;
    const onReject = (reject: Reject): unknown => rejects.push(reject);
    const onDamage = context.salvage ? damages.add : undefined;
    for await (const batch of readFrom(context, { table: table.source, columns, chunk, onReject, onDamage })) {
      hash.update(batch.bytes);
      moved += batch.rows;
      bytes += batch.bytes.byteLength;
      context.onProgress({ kind: 'rows', table: table.source, rows: batch.rows, bytes: batch.bytes.byteLength });
      yield batch.bytes;
    }
    yield copyTrailer;
  }
  const names = columns.map((column) => column.sql).join(', ');
  const options = move.freeze ? 'FORMAT binary, FREEZE' : 'FORMAT binary';
  const taken = await session.copyIn(`COPY ${table.sql} (${names}) FROM STDIN (${options})`, rows());
  if (taken !== moved) {
    throw new Lite2pgError('target-changed', {
      message: `load ${table.sql}: ${moved} rows were sent and ${taken} arrived; something on the target drops rows (a trigger or a rule?)`,
      subject: table.sql,
    });
  }
  const rejected = new Set(rejects.filter((reject) => !reject.rowMoved).map((reject) => reject.key)).size;
  const result = { moved, rejected, bytes, digest: hash.digest() };
  await finishChunk(
    session,
    { plan: context.plan, run: context.run, table: table.source, chunk: chunk.number },
    result,
    { rejects, damages: damages.found() },
  );
  return result;
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
  readonly policyOf: PolicyOf;
  readonly salvage?: boolean | undefined;
}

/** Whether a chunk was moved, and the source has the same rows there still. Reads them. */
export async function isUnchanged(
  { source, policyOf, salvage = false }: MovedSource,
  table: TargetTable,
  { chunk, done }: ChunkRecord,
): Promise<boolean> {
  if (!done) return false;
  const hash = createHash('sha256');
  const columns = loadedColumns(table, policyOf);
  const ignore = (): void => undefined;
  const onDamage = salvage ? ignore : undefined;
  for await (const batch of readRows({ source, table: table.source, columns, chunk, onReject: ignore, onDamage })) {
    hash.update(batch.bytes);
  }
  return hash.digest().equals(done.digest);
}
