import type { PostgresSession } from '@lite2pg/postgres';
import { Lite2pgError, type TargetTable } from '@lite2pg/spec';
import { forgetChunks, type ChunkRecord } from '../ledger/chunk-record.js';
import type { Uncomputed } from './make-tables.js';
import type { LoadContext } from './move-chunk.js';
import { inParallel } from '../jobs/parallel.js';
import { makeAhead, runTask, UncomputedRow } from './run-task.js';
import { isWhole, planTasks, type Move, type Task } from './tasks.js';

/** The tables to create and fill. */
export interface RowsWork {
  /** Tables that are not there yet. */
  readonly moves: readonly Move[];
  readonly started: readonly StartedTable[];
}

/** A table that an earlier run made, with all its chunks, and what would make it again. */
export interface StartedTable {
  readonly table: TargetTable;
  readonly chunks: readonly ChunkRecord[];
  readonly create: Move['create'];
}

/**
 * Makes the tables of `moves` and moves their rows, and the chunks that are missing of the tables in `started`, with
 * one task at a time on each session. What PostgreSQL refuses of a table is left away, and the ledger says so; a table with
 * rows for which it cannot compute a column is made anew without that. Throws the first other error when all tasks under way
 * have ended.
 */
export async function loadRows(
  context: LoadContext,
  sessions: readonly PostgresSession[],
  work: RowsWork,
): Promise<void> {
  const [first] = sessions;
  if (!first) throw new Lite2pgError('bad-option', { message: 'load: no session to load with' });
  let round: Round = { context, work, uncomputed: new Map() };
  for (;;) {
    const failed = await loadRound(round, sessions, first);
    if (failed.size === 0) return;
    const moves = movesAgain(round.work, failed);
    for (const { table } of moves) await dropTable(first, context.plan, table);
    // These rows were told of once.
    const untold = { ...context, onProgress: () => undefined };
    round = { context: untold, work: { moves, started: [] }, uncomputed: failed };
  }
}

interface Round {
  readonly context: LoadContext;
  readonly work: RowsWork;
  readonly uncomputed: Uncomputed;
}

/** Gives the tables that have rows for which PostgreSQL cannot compute a column. */
async function loadRound(
  { context, work, uncomputed }: Round,
  sessions: readonly PostgresSession[],
  first: PostgresSession,
): Promise<Uncomputed> {
  const failed = new Map<string, string>();
  const large: Move[] = [];
  for (const move of work.moves.filter((candidate) => !isWhole(candidate))) {
    large.push(...(await makeAhead(first, context.plan, [move], uncomputed)));
  }
  const attempt = async (task: Task, session: PostgresSession): Promise<void> => {
    try {
      await runTask(context, session, task, uncomputed);
    } catch (error) {
      if (!(error instanceof UncomputedRow)) throw error;
      const { table: name, words, cause } = error;
      if (uncomputed.has(name)) throw cause;
      failed.set(name, words);
      // What shared its transaction is still to be moved.
      const others = task.kind === 'chunk' ? [] : task.moves.filter(({ table }) => table.source !== name);
      for (const move of others) await attempt({ kind: 'whole-tables', moves: [move], estimatedRows: 0 }, session);
    }
  };
  const tasks = planTasks([...work.moves.filter(isWhole), ...large], work.started);
  await inParallel(tasks, sessions.length, (task, job) => attempt(task, sessions[job] ?? first));
  return failed;
}

/** Tasks that move these tables from their first row. */
function movesAgain({ moves, started }: RowsWork, names: Uncomputed): Move[] {
  const before = started.map(({ table, chunks, create }): Move => ({
    table,
    create,
    chunks: chunks.map(({ chunk }) => chunk),
  }));
  return [...moves, ...before].filter(({ table }) => names.has(table.source));
}

async function dropTable(session: PostgresSession, plan: string, table: TargetTable): Promise<void> {
  await session.transaction(async () => {
    await session.execute(`DROP TABLE IF EXISTS ${table.sql}`);
    await forgetChunks(session, plan, table.source);
  });
}
