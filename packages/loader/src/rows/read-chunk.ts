import { readRows, type Chunk, type Reject, type RowBatch, type RowPool, type Source } from '@lite2pg/pages';
import type { TargetTable } from '@lite2pg/spec';
import type { ChunkResult } from '../ledger/chunk-record.js';
import { damageLine, valueLine, type RejectLine } from '../ledger/reject-line.js';
import { collectDamages } from '../ledger/damages.js';
import { createChunkDigest } from './chunk-digest.js';
import type { LoadedColumn } from './loaded-columns.js';

/** Where chunks are read from. */
export interface ChunkSource {
  readonly source: Source;
  /** Threads that read large files; small ones are read where they are asked for. */
  readonly pool: RowPool | undefined;
  /** Damaged rows are left out and become rejects; otherwise damage is thrown. */
  readonly salvage: boolean;
}

/** A chunk that is being read. */
export interface ChunkReading {
  /** The rows as they are sent, once. */
  readonly batches: () => AsyncGenerator<RowBatch>;
  /** The result; valid when the batches have ended. */
  readonly result: () => ChunkResult;
}

/** Reads the rows of a chunk; what is not moved of them goes to `onReject`. */
export function readChunk(
  { source, pool, salvage }: ChunkSource,
  of: { readonly table: TargetTable; readonly columns: readonly LoadedColumn[]; readonly chunk: Chunk },
  onReject: (line: RejectLine) => void = () => undefined,
): ChunkReading {
  const digest = createChunkDigest();
  const damages = collectDamages();
  let moved = 0;
  let rejected = 0;
  let bytes = 0;
  let lastKey: string | undefined;
  const keep = (line: RejectLine): void => {
    digest.addReject(line);
    onReject(line);
  };
  const options = {
    columns: of.columns,
    chunk: of.chunk,
    table: of.table.source,
    onDamage: salvage ? damages.add : undefined,
    onReject: (reject: Reject): void => {
      keep(valueLine(reject));
      if (reject.rowMoved || reject.key === lastKey) return;
      lastKey = reject.key;
      rejected += 1;
    },
  };
  async function* batches(): AsyncGenerator<RowBatch> {
    for await (const batch of pool ? pool.readRows(options) : readRows({ source, ...options })) {
      digest.addRows(batch.bytes);
      moved += batch.rows;
      bytes += batch.bytes.byteLength;
      yield batch;
    }
    for (const damage of damages.found()) keep(damageLine(damage));
  }
  return { batches, result: () => ({ moved, rejected, bytes, digest: digest.result() }) };
}
