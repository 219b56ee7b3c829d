import type { Chunk } from '../model/chunk.js';

/** Chunks of one table, one after the other, that are counted as one. */
export interface Part {
  /** The table's place among all. */
  readonly table: number;
  /** The first of them, and how many. */
  readonly first: number;
  readonly chunks: number;
  readonly range: Pick<Chunk, 'from' | 'to'>;
}

/** The chunks that are left to be counted. */
export interface PartQueue {
  /** The next chunks, at most `most`, which is 1 or more while there are any, and of one table; undefined where there are none. */
  take(most: number): Part | undefined;
  /** How many chunks are left. */
  left(): number;
}

/** The chunks of tables in their order. */
export function queueParts(tables: readonly { readonly chunks: readonly Chunk[] }[]): PartQueue {
  let left = tables.reduce((sum, { chunks }) => sum + chunks.length, 0);
  let table = 0;
  let first = 0;
  return {
    take: (most) => {
      while (table < tables.length && first === tables[table]!.chunks.length) {
        table++;
        first = 0;
      }
      if (table === tables.length) return undefined;
      const taken = tables[table]!.chunks.slice(first, first + most);
      const range = { from: taken[0]!.from, to: taken.at(-1)!.to };
      const part = { table, first, chunks: taken.length, range };
      first += taken.length;
      left -= taken.length;
      return part;
    },
    left: () => left,
  };
}
