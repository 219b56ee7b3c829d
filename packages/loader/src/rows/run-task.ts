import type { PostgresSession } from '@lite2pg/postgres';
import type { Lite2pgError } from '@lite2pg/spec';
import { finishChunks, type MovedChunk } from '../ledger/chunk-record.js';
import { isTooLarge } from './copy-skipping-oversized.js';
import { makeTables, makeTablesInParts, type Uncomputed } from './make-tables.js';
import { moveChunk, type LoadContext } from './move-chunk.js';
import { isRefusal, wordsOf } from './statement-refusal.js';
import type { Move, Task } from './tasks.js';

/** PostgreSQL refused a row of a table that has columns which it computes. */
export class UncomputedRow extends Error {
  /** By its name in the source. */
  readonly table: string;
  /** PostgreSQL's words. */
  readonly words: string;

  constructor(table: string, cause: Lite2pgError) {
    super(cause.message, { cause });
    this.table = table;
    this.words = wordsOf(cause);
  }
}

/**
 * Makes the tables of a task and moves its rows, in one transaction. Once more, around the rows in question, where the server
 * says that one is too large: it does not say which. Throws `UncomputedRow`, and what the server throws.
 */
export async function runTask(
  context: LoadContext,
  session: PostgresSession,
  task: Task,
  uncomputed: Uncomputed,
): Promise<void> {
  const run = (within: LoadContext): Promise<void> =>
    task.kind === 'chunk'
      ? session.transaction(() => moveChunks(within, session, [{ ...task, chunks: [task.chunk], freeze: false }]))
      : moveWhole(within, session, task.moves, uncomputed);
  try {
    await run(context);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    await run({ ...context, around: true, onProgress: () => undefined });
  }
}

/** Makes the tables ahead of their rows; gives those that are there now, as they were made. */
export async function makeAhead(
  session: PostgresSession,
  plan: string,
  moves: readonly Move[],
  uncomputed: Uncomputed,
): Promise<readonly Move[]> {
  return inWholeOrParts(session, plan, moves, { uncomputed, use: (made) => Promise.resolve(made) });
}

async function moveWhole(
  context: LoadContext,
  session: PostgresSession,
  moves: readonly Move[],
  uncomputed: Uncomputed,
): Promise<void> {
  const use: UseMade<void> = (made, freeze) =>
    moveChunks(
      context,
      session,
      made.map((move) => ({ ...move, freeze })),
    );
  await inWholeOrParts(session, context.plan, moves, { uncomputed, use });
}

/** Work on tables in the transaction that created them; whether their rows may arrive frozen: not after savepoints. */
type UseMade<T> = (made: readonly Move[], freeze: boolean) => Promise<T>;

/** Makes tables in one message, or one by one where PostgreSQL refuses that; `use` goes on in the same transaction. */
async function inWholeOrParts<T>(
  session: PostgresSession,
  plan: string,
  moves: readonly Move[],
  { uncomputed, use }: { readonly uncomputed: Uncomputed; readonly use: UseMade<T> },
): Promise<T> {
  if (!moves.some(({ table }) => uncomputed.has(table.source))) {
    try {
      return await session.transaction(async () => {
        await makeTables(session, plan, moves).catch((error: unknown) => {
          throw isRefusal(error) ? new RefusedTables(error.message, { cause: error }) : error;
        });
        return await use(moves, true);
      });
    } catch (error) {
      if (!(error instanceof RefusedTables)) throw error;
    }
  }
  return session.transaction(async () => {
    const made = await makeTablesInParts(session, plan, moves, uncomputed);
    return await use(made, false);
  });
}

/** PostgreSQL refused to make one of several tables. */
class RefusedTables extends Error {}

/** Belongs inside a transaction of the session. */
async function moveChunks(
  context: LoadContext,
  session: PostgresSession,
  moves: readonly (Pick<Move, 'table' | 'chunks'> & { readonly freeze: boolean })[],
): Promise<void> {
  const moved: MovedChunk[] = [];
  for (const { table, chunks, freeze } of moves) {
    for (const chunk of chunks) {
      moved.push(
        await moveChunk(context, session, { table, chunk, freeze }).catch((error: unknown) => {
          const isComputed = table.columns.some(({ generated }) => generated);
          throw isComputed && isRefusal(error) && !isTooLarge(error) ? new UncomputedRow(table.source, error) : error;
        }),
      );
    }
  }
  if (moved.length > 0) await finishChunks(session, context, moved);
}
