import type { TargetTable } from '@lite2pg/spec';
import type { Chunk } from '@lite2pg/pages';
import type { ChunkRecord } from '../ledger/chunk-record.js';
import type { NumberedStatement } from '../ledger/record-statements.js';

/** A table that is to be moved, with the statements that make it. */
export interface Move {
  readonly table: TargetTable;
  readonly create: readonly NumberedStatement[];
  readonly chunks: readonly Chunk[];
}

/**
 * Work of one session in one transaction: make tables and move all their rows (the server then writes no WAL for
 * them under wal_level=minimal, and the rows arrive frozen), or move one chunk of a table that is there.
 */
export type Task =
  | { readonly kind: 'whole-tables'; readonly moves: readonly Move[]; readonly estimatedRows: number }
  | { readonly kind: 'chunk'; readonly table: TargetTable; readonly chunk: Chunk; readonly estimatedRows: number };

/** Small tables share a transaction up to this many rows or tables: a commit each would cost more than their rows. */
const GROUP_ROWS = 200_000;
const GROUP_TABLES = 50;

/**
 * The tasks of a load, largest first. `moves` are tables that do not exist yet: those of one chunk are made and moved
 * at once, the others chunk by chunk (their tables must be made beforehand, see `isWhole`). `started` are the chunks
 * of tables that an earlier run made.
 */
export function planTasks(
  moves: readonly Move[],
  started: readonly { readonly table: TargetTable; readonly chunks: readonly ChunkRecord[] }[],
): Task[] {
  const tasks: Task[] = [];
  let group: Move[] = [];
  let groupRows = 0;
  const endGroup = (): void => {
    if (group.length > 0) tasks.push({ kind: 'whole-tables', moves: group, estimatedRows: groupRows });
    group = [];
    groupRows = 0;
  };
  for (const move of moves) {
    if (!isWhole(move)) {
      tasks.push(...move.chunks.map((chunk) => chunkTask(move.table, chunk)));
      continue;
    }
    const rows = sum(move.chunks.map((chunk) => chunk.estimatedRows));
    if (group.length >= GROUP_TABLES || groupRows + rows > GROUP_ROWS) endGroup();
    group.push(move);
    groupRows += rows;
  }
  endGroup();
  for (const { table, chunks } of started) {
    tasks.push(...chunks.filter((record) => !record.done).map((record) => chunkTask(table, record.chunk)));
  }
  return tasks.sort((a, b) => b.estimatedRows - a.estimatedRows);
}

/** Whether a table is made and filled in one transaction. */
export function isWhole(move: Move): boolean {
  return move.chunks.length <= 1;
}

function chunkTask(table: TargetTable, chunk: Chunk): Task {
  return { kind: 'chunk', table, chunk, estimatedRows: chunk.estimatedRows };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
