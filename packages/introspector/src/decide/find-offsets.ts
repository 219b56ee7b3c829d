import { byCount, counted, quoteIdentifier, type Finding } from '@lite2pg/spec';
import type { DecidedColumn } from './decided-column.js';

/** A note on moments written with an offset other than UTC in a column that becomes timestamptz, which has no room for it. */
export function findOffsets({ table, column, type, values }: DecidedColumn): Finding[] {
  const count = values?.texts?.offsets ?? 0;
  if (type.kind !== 'timestamp' || type.zone !== 'utc' || count === 0) return [];
  return [
    {
      code: 'offsets-not-kept',
      severity: 'note',
      subject: { kind: 'column', name: column.name, table },
      message:
        `${quoteIdentifier(table)}.${quoteIdentifier(column.name)} has ${counted(count, 'text')} with an offset other than UTC: ` +
        `timestamptz keeps the ${byCount(count, 'moment', 'moments')}, not the ${byCount(count, 'offset', 'offsets')}; type text in the config keeps both`,
    },
  ];
}
