import type { RowsWork } from './load-rows.js';

/** Rows that are still to be moved, by the number that each table has in the source. */
export function rowsToMove({ moves, started }: RowsWork, rowsInSource: ReadonlyMap<string, number>): number {
  const whole = moves.map(({ table }) => rowsInSource.get(table.source) ?? 0);
  const rest = started.map(({ table, chunks }) => {
    const done = chunks.reduce((rows, chunk) => rows + (chunk.done ? chunk.done.moved + chunk.done.rejected : 0), 0);
    return Math.max(0, (rowsInSource.get(table.source) ?? 0) - done);
  });
  return [...whole, ...rest].reduce((rows, more) => rows + more, 0);
}
