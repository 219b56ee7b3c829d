import type { PostgresSession } from '@lite2pg/postgres';
import { createTupleReader, readRows, type ReadOptions, type Source } from '@lite2pg/pages';
import type { TargetTable } from '@lite2pg/spec';
import { withPolicies, type MovesByTable } from '../rows/loaded-columns.js';
import { comparableTuples } from './comparable-tuples.js';
import type { ReadTuples } from './locate.js';

/** The rows as the target should hold them, in binary: those of the file, encoded for the target's columns. */
export function sourceTuples(
  { source, moves }: { readonly source: Source; readonly moves: MovesByTable },
  table: TargetTable,
  told: Pick<ReadOptions, 'onReject' | 'onDamage'>,
): ReadTuples {
  return comparableTuples(table.columns, async (onTuple, onPart) => {
    const reader = createTupleReader({ header: false });
    const columns = withPolicies(table, moves);
    for await (const batch of readRows({ source, table: table.source, columns, ...told })) {
      reader.push(batch.bytes, onTuple, onPart);
    }
    reader.end();
  });
}

/** The rows as the target gives them back in binary; `setAside` is SQL for more of them, which the ledger keeps. */
export function targetTuples(session: PostgresSession, table: TargetTable, setAside: string | undefined): ReadTuples {
  const columns = table.columns.map((column) => column.sql).join(', ');
  const rows = `SELECT ${columns} FROM ${table.sql}${setAside ? ` UNION ALL ${setAside}` : ''}`;
  return comparableTuples(table.columns, async (onTuple, onPart) => {
    const reader = createTupleReader({ header: true });
    for await (const piece of session.copyOut(`COPY (${rows}) TO STDOUT (FORMAT binary)`)) {
      reader.push(piece, onTuple, onPart);
    }
    reader.end();
  });
}
