import type { Reject } from '@lite2pg/pages';
import type { RejectCount } from '../ledger/reject-record.js';

/** Counts the rejects that reading a table tells of, which comes to it once before rows are located. */
export interface RejectCollector {
  readonly add: (reject: Reject) => void;
  /** Rows that are left out, values that are changed, and both by column and reason. */
  readonly result: () => { readonly rows: number; readonly repaired: number; readonly counts: readonly RejectCount[] };
}

/** A collector of no rejects yet. */
export function collectRejects(): RejectCollector {
  const counts = new Map<string, { count: number; readonly first: Reject }>();
  let rows = 0;
  let repaired = 0;
  let lastKey: string | undefined;
  return {
    add: (reject) => {
      const name = JSON.stringify([reject.column, reject.reason, reject.rowMoved]);
      const known = counts.get(name);
      if (known) known.count += 1;
      // Its value may be long.
      else counts.set(name, { count: 1, first: { ...reject, original: new Uint8Array(0) } });
      if (reject.rowMoved) repaired += 1;
      else if (reject.key !== lastKey) {
        rows += 1;
        lastKey = reject.key;
      }
    },
    result: () => ({
      rows,
      repaired,
      counts: [...counts.values()].map(({ count, first: { table, column, reason, rowMoved, key } }) => ({
        ...{ table, column, reason, rowMoved, key, count },
        storageClass: 'value',
      })),
    }),
  };
}
