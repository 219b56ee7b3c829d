import {
  columnLine,
  quoteIdentifier,
  type ColumnProfile,
  type Finding,
  type FindingCode,
  type Profile,
  type Spec,
  type Table,
} from '@lite2pg/spec';
import { holds } from './holds.js';
import { isEmpty } from './values.js';

/**
 * Notes on columns that were not declared as dates and look like ones: what a person could say in the config. Nothing is
 * guessed from it. `spec` is a decided one. Keys are left out: their numbers are names.
 */
export function hintTypes({ spec, profile }: { readonly spec: Spec; readonly profile: Profile }): Finding[] {
  return spec.tables.flatMap((table) => {
    const values = profile.tables.find(({ name }) => name === table.name)?.columns ?? [];
    return table.columns.flatMap((column) => {
      const own = values.find(({ name }) => name === column.name);
      if (!own || isEmpty(own) || isInKey(table, column.name)) return [];
      if (column.type.kind === 'integer') return hintEpoch(table.name, own);
      return column.type.kind === 'text' ? hintText(table.name, own) : [];
    });
  });
}

function isInKey(table: Table, column: string): boolean {
  const keys = [table.primaryKey, ...(table.uniques ?? []), ...(table.foreignKeys ?? [])];
  return keys.some((key) => key?.columns.includes(column) === true);
}

function hintEpoch(table: string, values: ColumnProfile): Finding[] {
  const stored = holds({ kind: 'timestamp', zone: 'none' }, values)?.stored;
  if (stored?.as !== 'epoch') return [];
  return [
    hint(
      table,
      values.name,
      'looks-like-epoch',
      `counts since 1970 (${stored.unit})`,
      `"stored": "epoch-${stored.unit}"`,
    ),
  ];
}

function hintText(table: string, values: ColumnProfile): Finding[] {
  const fitting = MOMENTS.find(
    ({ type }) => holds(type, values)?.stored === undefined && holds(type, values) !== undefined,
  );
  return fitting ? [hint(table, values.name, 'looks-like-dates', fitting.words, `"type": "${fitting.name}"`)] : [];
}

const MOMENTS = [
  { type: { kind: 'date' }, name: 'date', words: 'days' },
  { type: { kind: 'timestamp', zone: 'none' }, name: 'timestamp', words: 'moments without a zone' },
  { type: { kind: 'timestamp', zone: 'utc' }, name: 'timestamptz', words: 'moments with a zone' },
] as const;

function hint(table: string, column: string, code: FindingCode, words: string, choice: string): Finding {
  return {
    code,
    severity: 'note',
    subject: { kind: 'column', name: column, table },
    message:
      `the values of ${quoteIdentifier(table)}.${quoteIdentifier(column)} look like ${words}; ` +
      `if they are, say so in the config: ${columnLine(table, column, `{${choice}}`)}`,
  };
}
