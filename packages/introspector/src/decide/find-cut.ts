import { counted, formatTypeName, quoteIdentifier, type Finding } from '@lite2pg/spec';
import type { DecidedColumn } from './decided-column.js';
import { describeSample } from './value-words.js';

/** A note on texts that say more than the timestamp which the config makes of them: how many, and what is cut off. */
export function findCut({ table, column, type, stored, values }: DecidedColumn): Finding[] {
  if (type.kind !== 'timestamp' || stored?.as !== 'text' || !values?.texts) return [];
  const { looseTimestamp = 0, looseTimestampZone = 0 } = values.texts.shapes;
  const count = looseTimestamp + looseTimestampZone;
  if (count === 0) return [];
  const sample = describeSample(values.oddities?.find(({ kind }) => kind === 'not-a-date')?.samples ?? []);
  return [
    {
      code: 'moments-cut',
      severity: 'note',
      subject: { kind: 'column', name: column.name, table },
      message:
        `${quoteIdentifier(table)}.${quoteIdentifier(column.name)} has ${counted(count, 'text')} that may say more than ` +
        `${formatTypeName(type)} holds${sample === '' ? '' : ` (${sample})`}: digits beyond microseconds and names of zones are cut off, as the config says`,
    },
  ];
}
