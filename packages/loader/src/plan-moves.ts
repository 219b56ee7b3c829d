import type { PostgresSession } from '@lite2pg/connect';
import type { Generated, TargetTable } from '@lite2pg/generator';
import { splitTable, type Source } from '@lite2pg/pages';
import { forgetChunks, readChunks, recordChunks, type ChunkRecord } from './ledger/chunk-record.js';
import type { PolicyOf } from './loaded-columns.js';
import { digestChunk } from './move-chunk.js';
import type { Move, NumberedStatement } from './tasks.js';

/**
 * What of the rows is still to be moved: tables that are not there yet, and the missing chunks of those that are.
 * Where the source has changed since chunks of an unfinished table were moved, the table is emptied and begun anew.
 */
export async function planMoves(
  options: {
    readonly source: Source;
    readonly policyOf: PolicyOf;
    readonly generated: Generated;
    readonly chunkBytes: number;
  },
  session: PostgresSession,
  plan: string,
  pending: readonly NumberedStatement[],
): Promise<{ moves: Move[]; started: { table: TargetTable; chunks: ChunkRecord[] }[] }> {
  const { source, generated } = options;
  const known = await readChunks(session, plan);
  const moves: Move[] = [];
  const started: { table: TargetTable; chunks: ChunkRecord[] }[] = [];
  const creates = createsByTable(pending);
  for (const table of generated.target.tables) {
    const chunks = known.get(table.source);
    if (!chunks) {
      const split = splitTable(source, table.source, { targetBytes: options.chunkBytes });
      moves.push({ table, create: creates.get(table.source) ?? [], chunks: split });
      continue;
    }
    const whole = await chunksHold(options, table, chunks);
    started.push({ table, chunks: whole ? chunks : await beginAnew(options, session, plan, table) });
  }
  return { moves, started };
}

/** Whether the chunks of an unfinished plan that were moved are still what the source has. */
async function chunksHold(
  options: { readonly source: Source; readonly policyOf: PolicyOf },
  table: TargetTable,
  chunks: readonly ChunkRecord[],
): Promise<boolean> {
  for (const { chunk, done } of chunks) {
    if (done && !(await digestChunk(options, table, chunk)).equals(done.digest)) return false;
  }
  return true;
}

async function beginAnew(
  options: { readonly source: Source; readonly chunkBytes: number },
  session: PostgresSession,
  plan: string,
  table: TargetTable,
): Promise<ChunkRecord[]> {
  const split = splitTable(options.source, table.source, { targetBytes: options.chunkBytes });
  await session.transaction(async () => {
    await session.execute(`TRUNCATE ${table.sql}`);
    await forgetChunks(session, plan, table.source);
    await recordChunks(session, plan, table.source, split);
  });
  return split.map((chunk) => ({ table: table.source, chunk, done: undefined }));
}

function createsByTable(pending: readonly NumberedStatement[]): Map<string, NumberedStatement[]> {
  const creates = new Map<string, NumberedStatement[]>();
  for (const numbered of pending) {
    if (numbered.statement.phase !== 'table') continue;
    const table = numbered.statement.subject.table ?? numbered.statement.subject.name;
    creates.set(table, [...(creates.get(table) ?? []), numbered]);
  }
  return creates;
}
