/** The shapes of the profile: a text has the first that fits, 'other' where none does. */
export const SHAPES = [
  'empty',
  'integer',
  'decimal',
  'boolean',
  'date',
  'timestamp',
  'timestampZone',
  'time',
  'uuid',
  'json',
  'other',
  'looseTimestamp',
  'looseTimestampZone',
] as const;
