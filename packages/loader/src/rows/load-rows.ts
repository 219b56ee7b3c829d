import type { PostgresSession } from '@lite2pg/connect';
import { Lite2pgError } from '@lite2pg/spec';
import { isTooLarge } from './copy-around.js';
import { finishChunks, recordChunks, type MovedChunk } from '../ledger/chunk-record.js';
import { recordTables } from '../ledger/made-tables.js';
import { moveChunk, type LoadContext } from './move-chunk.js';
import { inParallel } from '../run/parallel.js';
import { joinStatements, recordStatements } from '../keys/run-statements.js';
import { isWhole, planTasks, type Move, type Task } from './tasks.js';

type Started = Parameters<typeof planTasks>[1];

/**
 * Makes the tables of `moves` and moves their rows, and the chunks that are missing of the tables in `started`, with
 * one task at a time on each session. Throws the first error when all tasks under way have ended.
 */
export async function loadRows(
  context: LoadContext,
  sessions: readonly PostgresSession[],
  work: { readonly moves: readonly Move[]; readonly started: Started },
): Promise<void> {
  const [first] = sessions;
  if (!first) throw new Lite2pgError('bad-option', { message: 'load: no session to load with' });
  for (const move of work.moves.filter((candidate) => !isWhole(candidate))) {
    await first.transaction(() => createTables(context, first, [move]));
  }
  const tasks = planTasks(work.moves, work.started);
  await inParallel(tasks, sessions.length, async (task, job) => {
    await runTask(context, sessions[job] ?? first, task);
  });
}

/** Once more, around the rows in question, where the server says that one is too large: it does not say which. */
async function runTask(context: LoadContext, session: PostgresSession, task: Task): Promise<void> {
  try {
    await session.transaction(() => moveTask(context, session, task));
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    const again = { ...context, around: true, onProgress: () => undefined };
    await session.transaction(() => moveTask(again, session, task));
  }
}

async function moveTask(context: LoadContext, session: PostgresSession, task: Task): Promise<void> {
  const moved: MovedChunk[] = [];
  if (task.kind === 'chunk') {
    moved.push(await moveChunk(context, session, { table: task.table, chunk: task.chunk, freeze: false }));
  } else {
    await createTables(context, session, task.moves);
    for (const { table, chunks } of task.moves) {
      for (const chunk of chunks) moved.push(await moveChunk(context, session, { table, chunk, freeze: true }));
    }
  }
  if (moved.length > 0) await finishChunks(session, context, moved);
}

/** Makes tables and writes their chunks into the ledger, in one message; belongs inside a transaction of the session. */
async function createTables(context: LoadContext, session: PostgresSession, moves: readonly Move[]): Promise<void> {
  const { plan } = context;
  const create = moves.flatMap((move) => move.create);
  const chunks = moves.map(({ table, chunks }) => ({ table: table.source, chunks }));
  const tables = moves.map(({ table }) => table);
  await session.execute(
    joinStatements([
      ...create.map(({ statement }) => statement.sql),
      ...(create.length > 0 ? [recordStatements(plan, create)] : []),
      recordTables(plan, tables),
      ...(chunks.some((of) => of.chunks.length > 0) ? [recordChunks(plan, chunks)] : []),
    ]),
  );
}
