import type { PostgresSession } from '@lite2pg/connect';
import type { Generated, TargetTable } from '@lite2pg/generator';
import { splitTable, type Source } from '@lite2pg/pages';
import { readChunks, type ChunkRecord } from '../ledger/chunk-record.js';
import type { Move, NumberedStatement } from './tasks.js';

/** What of the rows is still to be moved: tables that are not there yet, and the missing chunks of those that are. */
export async function planMoves(
  options: {
    readonly source: Source;
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
    started.push({ table, chunks });
  }
  return { moves, started };
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
