import type { TargetTable } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/connect';
import type { Generated } from '@lite2pg/generator';
import { splitTable, type Source } from '@lite2pg/pages';
import { readChunks, type ChunkRecord } from '../ledger/chunk-record.js';
import { groupStatements, tableOf } from './group-statements.js';
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
  const making = pending.filter(({ statement }) => statement.phase === 'table');
  const creates = groupStatements(making, tableOf);
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
