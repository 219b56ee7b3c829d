import type { Lock, PinnedColumn, PinnedTable } from './generated/lock.js';

/**
 * A lock as the text that is committed: tables and columns sorted, a line for each column, a newline at the end. The same bytes for
 * the same decisions, and a pull request shows a line for each that changed.
 */
export function serializeLock({ $schema, lockVersion, integers, mixed, tables }: Lock): string {
  const head = { ...($schema === undefined ? {} : { $schema }), lockVersion, integers, mixed };
  const fields = Object.entries(head).flatMap(([name, value]) => (value === undefined ? [] : [line(name, value)]));
  return `${block([...fields, `"tables": ${sorted(tables, serializeTable, 4)}`], 2)}\n`;
}

function serializeTable({
  columns,
  primaryKey,
  orphans = [],
  brokenChecks = [],
  unreadable = {},
}: PinnedTable): string {
  const lines = [
    `"columns": ${sorted(columns, serializeColumn, 8)}`,
    ...(primaryKey === undefined ? [] : [line('primaryKey', primaryKey)]),
    ...(orphans.length === 0 ? [] : [line('orphans', orphans.toSorted())]),
    ...(brokenChecks.length === 0 ? [] : [line('brokenChecks', brokenChecks.toSorted())]),
    ...(Object.keys(unreadable).length === 0
      ? []
      : [`"unreadable": ${sorted(unreadable, (complaint) => JSON.stringify(complaint), 8)}`]),
  ];
  return block(lines, 6);
}

const COLUMN_KEYS = ['declared', 'type', 'stored', 'nullable', 'undecided', 'config', 'by', 'code', 'reason'] as const;

function serializeColumn(column: PinnedColumn): string {
  const fields = COLUMN_KEYS.flatMap((key) => (column[key] === undefined ? [] : [line(key, column[key])]));
  return `{ ${fields.join(', ')} }`;
}

function sorted<T>(record: Readonly<Record<string, T>>, serialize: (value: T) => string, indent: number): string {
  const entries = Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return '{}';
  return block(
    entries.map(([name, value]) => `${JSON.stringify(name)}: ${serialize(value)}`),
    indent,
  );
}

function line(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}

function block(lines: readonly string[], indent: number): string {
  const margin = ' '.repeat(indent);
  return `{\n${lines.map((text) => margin + text).join(',\n')}\n${margin.slice(2)}}`;
}
