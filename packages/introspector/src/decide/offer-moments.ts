import { formatTypeName, quoteIdentifier, type ColumnType, type Finding } from '@lite2pg/spec';
import { MOMENT, WALL_CLOCK } from './candidates.js';
import type { DecidedColumn } from './decided-column.js';
import { holds, type Reading } from './holds.js';
import { countedMoments } from './counted-moments.js';
import { hasOnly, isEmpty } from './values.js';

/**
 * A note on a column that was declared as moments and became something else: what is in the way, and the line of the config that
 * makes timestamps of it. Nothing for one that the config decides, or that no line of the config would help.
 */
export function offerMoments({ table, column, declared, type, values, choice }: DecidedColumn): Finding[] {
  const isMeant = declared.meaning.kind === 'timestamp' || declared.meaning.kind === 'date';
  if (!isMeant || choice || !values || isEmpty(values) || type.kind === 'timestamp' || type.kind === 'date') return [];
  const offer = OFFERS.find(({ type: offered, reading }) => holds(offered, values, reading) !== undefined);
  const counted = hasOnly(values, 'integers') ? countedMoments(values) : undefined;
  const line = offer?.line ?? (counted && { stored: `epoch-${counted.unit}` });
  const why = offer?.why ?? counted?.why;
  if (!line || why === undefined) return [];
  const config = JSON.stringify({ [`${table}.${column.name}`]: line }).slice(1, -1);
  return [
    {
      code: 'moments-not-held',
      severity: 'note',
      subject: { kind: 'column', name: column.name, table },
      message:
        `${quoteIdentifier(table)}.${quoteIdentifier(column.name)} was declared as ${declared.words} and is ${formatTypeName(type)}: ` +
        `${why}; the config makes timestamps of them with "columns": {${config}}`,
    },
  ];
}

interface Offer {
  readonly type: ColumnType;
  readonly reading: Reading;
  readonly line: Readonly<Record<string, string>>;
  readonly why: string;
}

const CUT =
  'some texts say more than a timestamp holds or are written in another form (digits beyond microseconds and names of zones would be cut off)';

/** The first that holds the values is what loses least. */
const OFFERS: readonly Offer[] = [
  {
    type: MOMENT,
    reading: { asked: true },
    line: { type: 'timestamptz' },
    why: 'some texts have a zone and some have none (which SQLite takes for UTC)',
  },
  { type: WALL_CLOCK, reading: { loose: true }, line: { type: 'timestamp', stored: 'text' }, why: CUT },
  { type: MOMENT, reading: { loose: true }, line: { type: 'timestamptz', stored: 'text' }, why: CUT },
];
