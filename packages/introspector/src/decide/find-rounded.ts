import { columnLine, counted, formatTypeName, quoteIdentifier, type Finding } from '@lite2pg/spec';
import type { DecidedColumn } from './decided-column.js';

/** A note on a declared DECIMAL(p,s): all values fit it so far, and what is written later is rounded, where SQLite keeps every digit. */
export function findRounded({ table, column, type, choice }: DecidedColumn): Finding[] {
  if (type.kind !== 'decimal' || type.scale === undefined || choice?.type !== undefined) return [];
  if (column.generated !== undefined) return [];
  const name = `${quoteIdentifier(table)}.${quoteIdentifier(column.name)}`;
  return [
    {
      code: 'rounded-to-scale',
      severity: 'note',
      subject: { kind: 'column', name: column.name, table },
      message:
        `${name} is ${formatTypeName(type)}: PostgreSQL rounds what is written later to ${counted(type.scale, 'digit')} behind the point, SQLite keeps them all; ` +
        `${columnLine(table, column.name, '{"type": "numeric"}')} in the config keeps them too`,
    },
  ];
}
