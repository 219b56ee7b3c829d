import type { Finding, Spec, Target } from '@lite2pg/spec';
import { noteBookkeeping } from './bookkeeping.js';
import { noteNumericFlags } from './numeric-flags.js';
import { noteTextSums } from './text-sums.js';
import { noteTimeColumns } from './time-columns.js';
import { noteUnindexedForeignKeys } from './unindexed-foreign-keys.js';

/** Notes on what a reviewer of the schema may want to change. Rows have no say: the same for the same spec. */
export function findNotes(spec: Spec, { tables }: Target): Finding[] {
  const sources = new Map(spec.tables.map((table) => [table.name, table]));
  return [
    ...tables.flatMap((table) => [
      ...noteBookkeeping(table),
      ...noteNumericFlags(sources.get(table.source)!, table),
      ...noteUnindexedForeignKeys(table),
    ]),
    ...noteTimeColumns(spec, tables),
    ...noteTextSums(spec),
  ];
}
