import type { Plan } from '@lite2pg/spec';
import type { PostgresSession } from '@lite2pg/postgres';
import { splitTable, type Source } from '@lite2pg/pages';
import { readChunks } from '../ledger/chunk-record.js';
import { groupStatements, tableOf } from './group-statements.js';
import type { StartedTable } from './load-rows.js';
import type { Move } from './tasks.js';
import { numberStatements, type NumberedStatement } from '../ledger/record-statements.js';

/** Tasks for the rows that are still to be moved: tables that are not there yet, and the missing chunks of those that are. */
export async function planMoves(
  options: {
    readonly source: Source;
    readonly generated: Plan;
    readonly chunkBytes: number;
  },
  session: PostgresSession,
  plan: string,
): Promise<{ readonly moves: Move[]; readonly started: StartedTable[] }> {
  const { source, generated } = options;
  const known = await readChunks(session, plan);
  const moves: Move[] = [];
  const started: StartedTable[] = [];
  const creates = groupStatements(makingStatements(generated), tableOf);
  for (const table of generated.target.tables) {
    const create = creates.get(table.source) ?? [];
    const chunks = known.get(table.source);
    if (!chunks) {
      const split = splitTable(source, table.source, { targetBytes: options.chunkBytes });
      moves.push({ table, create, chunks: split });
      continue;
    }
    started.push({ table, chunks, create });
  }
  return { moves, started };
}

function makingStatements(plan: Plan): NumberedStatement[] {
  return numberStatements(plan).filter(({ statement }) => statement.phase === 'table');
}
