import type { Table, TableProfile } from '@lite2pg/spec';
import { addCounts } from '../count/add-counts.js';
import { type ColumnCounts, createColumnCounts } from '../model/column-counts.js';
import type { Part } from './part-queue.js';
import { renderTableProfile } from './render-profile.js';

/** The counts of some rows. */
export interface Counted {
  readonly rows: number;
  readonly columns: readonly ColumnCounts[];
}

/** Adds up what is counted of a table's parts. */
export interface TableCounts {
  /** In any order: they are added up in that of the keys, so that the samples are always the same. */
  add(part: Pick<Part, 'first' | 'chunks'>, counted: Counted): void;
  profile(): TableProfile;
}

/** Nothing counted yet. */
export function createTableCounts({ declared }: { readonly declared: Table }): TableCounts {
  const total = declared.columns.map(createColumnCounts);
  /** Parts whose turn has not come, by their first chunk. */
  const waiting = new Map<number, { readonly chunks: number; readonly counted: Counted }>();
  let rows = 0;
  let next = 0;
  return {
    add: ({ first, chunks }, counted) => {
      waiting.set(first, { chunks, counted });
      for (let turn = waiting.get(next); turn; turn = waiting.get(next)) {
        waiting.delete(next);
        next += turn.chunks;
        rows += turn.counted.rows;
        turn.counted.columns.forEach((counts, column) => {
          addCounts(total[column]!, counts);
        });
      }
    },
    profile: () => renderTableProfile(declared, rows, total),
  };
}
