import type { PostgresSession } from '@lite2pg/postgres';
import { copyHeader, copyTrailer, type Chunk, type RowBatch } from '@lite2pg/pages';
import { byCount, counted, groupDigits, Lite2pgError, type TargetTable } from '@lite2pg/spec';
import { copySkippingOversized, describeTooLarge } from './copy-skipping-oversized.js';
import { recordRejects, type MovedChunk } from '../ledger/chunk-record.js';
import { wholeRowLine } from '../ledger/reject-line.js';
import { createRejectSpool } from '../ledger/reject-spool.js';
import { loadedColumns, type MovesByTable } from './loaded-columns.js';
import { readChunk, type ChunkSource } from './read-chunk.js';
import type { OnProgress } from '../jobs/progress.js';
import { wholeRowReject } from '../ledger/whole-row-reject.js';

/** The parts of a run that moving chunks needs to know. */
export interface LoadContext extends ChunkSource {
  readonly moves: MovesByTable;
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
  const columns = loadedColumns(table, context.moves);
  const rejects = createRejectSpool({ plan: context.plan, table: table.source, chunk: chunk.number });
  try {
    const reading = readChunk(context, { table, columns, chunk }, (line) => {
      rejects.add(line);
    });
    const sent = withProgress(reading.batches(), context.onProgress, table.source);
    const names = columns.map((column) => column.sql).join(', ');
    const copy = `COPY ${table.sql} (${names}) FROM STDIN`;
    let refused = 0;
    const taken = context.around
      ? await copySkippingOversized(session, `${copy} (FORMAT binary)`, sent, (tuple, error) => {
          refused += 1;
          rejects.add(wholeRowLine(wholeRowReject(table, columns, tuple, describeTooLarge(error))));
        })
      : await session.copyIn(`${copy} (FORMAT binary${move.freeze ? ', FREEZE' : ''})`, asStream(sent));
    const result = reading.result();
    if (taken + refused !== result.moved) {
      throw new Lite2pgError('target-changed', {
        message: `load ${table.sql}: ${counted(result.moved, 'row')} ${byCount(result.moved, 'was', 'were')} sent and ${groupDigits(taken)} arrived; something on the target drops rows (a trigger or a rule?)`,
        subject: table.sql,
      });
    }
    await recordRejects(session, rejects);
    return { table: table.source, number: chunk.number, result };
  } finally {
    rejects.close();
  }
}

async function* withProgress(
  batches: AsyncIterable<RowBatch>,
  onProgress: OnProgress,
  table: string,
): AsyncGenerator<RowBatch> {
  for await (const batch of batches) {
    onProgress({ kind: 'rows', table, rows: batch.rows, bytes: batch.bytes.byteLength });
    yield batch;
  }
}

async function* asStream(batches: AsyncIterable<RowBatch>): AsyncGenerator<Uint8Array> {
  yield copyHeader;
  for await (const batch of batches) yield batch.bytes;
  yield copyTrailer;
}
