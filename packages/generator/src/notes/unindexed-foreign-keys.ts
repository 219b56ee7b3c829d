import { makeFinding, type Finding, type TargetForeignKey, type TargetTable } from '@lite2pg/spec';

/** A note for a table with foreign keys over columns that no index begins with. */
export function noteUnindexedForeignKeys(table: TargetTable): Finding[] {
  const without = table.foreignKeys.filter((key) => !hasIndex(table, key));
  if (without.length === 0) return [];
  const list = without.map(
    ({ foreignKey: { columns, references } }) => `${columns.join(', ')} (to ${references.table})`,
  );
  const message = `no index for foreign keys: ${list.join('; ')}; a delete there reads this whole table`;
  return [
    makeFinding('note', 'foreign-key-without-index', { subject: { kind: 'table', name: table.source }, message }),
  ];
}

/** Keys and indexes over all rows of which these columns are the first, in any order. */
function hasIndex(
  { primaryKey, uniques, indexes }: TargetTable,
  { foreignKey: { columns } }: TargetForeignKey,
): boolean {
  const keys = [...(primaryKey ? [primaryKey] : []), ...uniques].map((key) => key.columns);
  const lists = indexes
    .filter(({ index }) => index.where === undefined)
    .map(({ index }) => index.keys.map((key) => ('column' in key ? key.column : '')));
  return [...keys, ...lists].some((list) => columns.every((name) => list.slice(0, columns.length).includes(name)));
}
