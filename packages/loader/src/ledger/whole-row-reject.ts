import type { TargetColumn, TargetTable } from '@lite2pg/spec';
import { fieldText } from '../tuple/field-text.js';
import { splitTuple } from '../tuple/split-tuple.js';

/** A row that is not on the target, as the ledger keeps it. */
export interface WholeRowReject {
  /** The values of the primary key; of all columns' first where there is none. */
  readonly key: string;
  /** JSON that `jsonb_populate_record` makes the row of again. */
  readonly row: string;
  readonly reason: string;
}

/** The reject of a binary tuple of these columns. */
export function wholeRowReject(
  table: TargetTable,
  columns: readonly TargetColumn[],
  tuple: Uint8Array,
  reason: string,
): WholeRowReject {
  const fields = splitTuple(tuple);
  const values = columns.map((column, at) => {
    const field = fields[at] ?? null;
    return { column, text: field && fieldText(column.type, field) };
  });
  const members = values.flatMap(({ column, text }) => {
    if (text === null) return [];
    return `${JSON.stringify(column.name)}: ${column.type.kind === 'json' ? text : JSON.stringify(text)}`;
  });
  const keys = table.primaryKey?.columns ?? columns.slice(0, 1).map(({ source }) => source);
  const key = values.flatMap(({ column, text }) => (keys.includes(column.source) ? [text ?? 'NULL'] : []));
  return { key: key.join(', '), row: `{${members.join(', ')}}`, reason };
}
