import { counted, groupDigits, quoteIdentifier, type Finding, type TargetTable, type Verified } from '@lite2pg/spec';
import type { Leftover } from './locate.js';
import { pairRows, type Row, type RowPair } from './pair-rows.js';
import { renderDifference } from './render-difference.js';
import { renderField } from './render-field.js';

/** Differences spelt out in a finding; of the others only the number is said. */
const SPELT_OUT = 3;
/** Values that a row without a key is known by, at the most. */
const VALUES_SHOWN = 6;

/** The rows that only one side has, as counts and in words: rows with the same key are one changed row. */
export function describeDifferences(
  table: TargetTable,
  leftover: Leftover,
): { readonly counts: Omit<Verified, 'rows'>; readonly finding: Finding } {
  const { key, changed: pairs, alike, missing, extra } = pairRows(table, leftover);
  const all = leftover.sourceTuples.length === leftover.source && leftover.targetTuples.length === leftover.target;
  // Where too many differ to be compared one by one, rows with a key count as changed as far as both sides have some.
  const changed = all || key.length === 0 ? pairs.length : Math.min(leftover.source, leftover.target);
  const counts = { missing: leftover.source - changed, extra: leftover.target - changed, changed };
  const lines = [
    ...pairs.flatMap((pair) => changedFields(table, `at ${valuesAt(table, pair.source, key)}`, pair)),
    ...alike.flatMap((pair) =>
      changedFields(table, `in the row with ${valuesAt(table, pair.source, shared(pair))}`, pair),
    ),
    ...missing.map((row) => `the row ${rowName(table, row, key)} is missing`),
    ...extra.map((row) => `the row ${rowName(table, row, key)} is not in SQLite`),
  ];
  return { counts, finding: finding(table, counts, lines) };
}

function finding(table: TargetTable, counts: Omit<Verified, 'rows'>, lines: readonly string[]): Finding {
  const shown = lines.slice(0, SPELT_OUT).join('; ');
  const more = lines.length > SPELT_OUT ? `; and ${groupDigits(lines.length - SPELT_OUT)} more` : '';
  return {
    code: 'rows-differ',
    severity: 'loss',
    subject: { kind: 'table', name: table.source },
    message: `${counted(counts.missing, 'row')} missing, ${groupDigits(counts.extra)} extra, ${groupDigits(counts.changed)} changed: ${shown}${more}`,
  };
}

/** By its key, where the row has one, else by its values, those that are not NULL first. */
function rowName(table: TargetTable, row: Row, key: readonly number[]): string {
  if (key.length > 0 && key.every((column) => row[column] !== null)) return `at ${valuesAt(table, row, key)}`;
  const places = [...row.keys()];
  const filled = places.filter((column) => row[column] !== null);
  return `with ${valuesAt(table, row, filled.length > 0 ? filled : places)}`;
}

function valuesAt(table: TargetTable, row: Row, places: readonly number[]): string {
  const shown = places.slice(0, VALUES_SHOWN).map((column) => {
    const { name, type } = columnAt(table, column);
    return `${quoteIdentifier(name)} = ${renderField(type, row[column] ?? null)}`;
  });
  return shown.join(', ') + (places.length > VALUES_SHOWN ? ', …' : '');
}

function changedFields(table: TargetTable, where: string, pair: RowPair): string[] {
  return differing(pair).map((column) => {
    const { name, type } = columnAt(table, column);
    const values = renderDifference(type, pair.target[column] ?? null, pair.source[column] ?? null);
    return `${quoteIdentifier(name)} ${where} is ${values}`;
  });
}

function columnAt(table: TargetTable, place: number): Pick<TargetTable['columns'][number], 'name' | 'type'> {
  return table.columns[place] ?? { name: '?', type: { kind: 'bytes' } };
}

function differing({ source, target }: RowPair): number[] {
  return [...source.keys()].filter((column) => !sameField(source[column] ?? null, target[column] ?? null));
}

/** The values that both rows have. */
function shared({ source, target }: RowPair): number[] {
  return [...source.keys()].filter((column) => {
    const field = source[column] ?? null;
    return field !== null && sameField(field, target[column] ?? null);
  });
}

function sameField(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === b || (a !== null && b !== null && Buffer.compare(a, b) === 0);
}
