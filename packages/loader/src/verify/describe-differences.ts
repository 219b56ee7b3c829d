import { type Finding, quoteIdentifier, type TargetTable, type Verified } from '@lite2pg/spec';
import type { Leftover } from './locate.js';
import { renderField } from './render-field.js';
import { splitTuple } from './split-tuple.js';

/** Differences spelt out in a finding; of the others only the number is said. */
const SPELT_OUT = 3;

/** The rows that only one side has, as counts and in words: rows with the same key are one changed row. */
export function describeDifferences(
  table: TargetTable,
  leftover: Leftover,
): { readonly counts: Omit<Verified, 'rows'>; readonly finding: Finding } {
  const key = keyColumns(table);
  const source = byKey(leftover.sourceTuples, key);
  const target = byKey(leftover.targetTuples, key);
  const changes: string[] = [];
  const missing: string[] = [];
  let changed = 0;
  for (const [text, tuple] of source) {
    const other = target.get(text);
    if (other && key.length > 0) {
      changed += 1;
      changes.push(...changedFields(table, keyText(table, key, tuple), tuple, other));
    } else missing.push(`the row at ${keyText(table, key, tuple)} is missing`);
  }
  const extra = [...target]
    .filter(([text]) => key.length === 0 || !source.has(text))
    .map(([, tuple]) => `the row at ${keyText(table, key, tuple)} is not in SQLite`);
  const all = leftover.sourceTuples.length === leftover.source && leftover.targetTuples.length === leftover.target;
  // Where too many differ to be compared one by one, rows with a key count as changed as far as both sides have some.
  if (!all && key.length > 0) changed = Math.min(leftover.source, leftover.target);
  const counts = { missing: leftover.source - changed, extra: leftover.target - changed, changed };
  return { counts, finding: finding(table, counts, [...changes, ...missing, ...extra]) };
}

function finding(table: TargetTable, counts: Omit<Verified, 'rows'>, lines: readonly string[]): Finding {
  const shown = lines.slice(0, SPELT_OUT).join('; ');
  const more = lines.length > SPELT_OUT ? `; and ${lines.length - SPELT_OUT} more` : '';
  return {
    code: 'rows-differ',
    severity: 'loss',
    subject: { kind: 'table', name: table.source },
    message: `${counts.missing} rows missing, ${counts.extra} extra, ${counts.changed} changed: ${shown}${more}`,
  };
}

/** Where the columns that name a row stand in a tuple; empty where the table has no key. */
function keyColumns(table: TargetTable): readonly number[] {
  const names = table.primaryKey?.columns ?? [];
  const places = names.map((name) => table.columns.findIndex((column) => column.source === name));
  return places.includes(-1) ? [] : places;
}

type Tuple = readonly (Uint8Array | null)[];

function byKey(tuples: readonly Uint8Array[], key: readonly number[]): Map<string, Tuple> {
  const found = new Map<string, Tuple>();
  for (const bytes of tuples) {
    const tuple = splitTuple(bytes);
    const fields = key.length > 0 ? key.map((column) => tuple[column]) : tuple;
    const text = fields.map((field) => (field ? Buffer.from(field).toString('hex') : '')).join('/');
    // Without a key, equal rows must not fall together.
    found.set(key.length > 0 ? text : `${text}#${found.size}`, tuple);
  }
  return found;
}

function keyText(table: TargetTable, key: readonly number[], tuple: Tuple): string {
  const shown = key.length > 0 ? key : [...tuple.keys()].slice(0, 3);
  return shown
    .map((column) => {
      const { name, type } = table.columns[column] ?? { name: '?', type: { kind: 'bytes' } as const };
      return `${quoteIdentifier(name)} = ${renderField(type, tuple[column] ?? null)}`;
    })
    .join(', ');
}

function changedFields(table: TargetTable, key: string, source: Tuple, target: Tuple): string[] {
  return table.columns.flatMap(({ name, type }, column) => {
    const was = source[column] ?? null;
    const is = target[column] ?? null;
    if (was === is || (was && is && Buffer.compare(was, is) === 0)) return [];
    return [`${quoteIdentifier(name)} at ${key} is ${renderField(type, is)}, in SQLite ${renderField(type, was)}`];
  });
}
