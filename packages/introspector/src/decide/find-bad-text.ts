import { counted, quoteIdentifier, type Finding, type Policy } from '@lite2pg/spec';
import type { DecidedColumn } from './decided-column.js';
import { describeSample } from './value-words.js';

/** Finds values that PostgreSQL's text cannot hold in a column decided as text: NUL characters, bytes that are no text. */
export function findBadText(decided: DecidedColumn): Finding[] {
  const { type, values } = decided;
  if (type.kind !== 'text' || !values?.texts) return [];
  const { nul, invalidUtf8 } = values.texts;
  return [
    ...(nul > 0 ? [finding(decided, 'nul-in-text', nul, 'with a NUL character')] : []),
    ...(invalidUtf8 > 0 ? [finding(decided, 'invalid-utf8', invalidUtf8, 'with bytes that are not valid text')] : []),
  ];
}

const CONSEQUENCES: Record<Policy, string> = {
  widen: 'repaired, the original bytes kept in lite2pg.rejects',
  repair: 'repaired, the original bytes kept in lite2pg.rejects',
  null: 'NULL instead, the original bytes kept in lite2pg.rejects',
  reject: 'the rows left out, kept in lite2pg.rejects',
  fail: 'nothing is moved',
};

function finding(decided: DecidedColumn, code: 'nul-in-text' | 'invalid-utf8', count: number, what: string): Finding {
  const { table, column, values, choice } = decided;
  const samples = values?.oddities?.find(({ kind }) => kind === code)?.samples ?? [];
  const sample = describeSample(samples);
  return {
    code,
    severity: 'loss',
    subject: { kind: 'column', name: column.name, table },
    message:
      `${quoteIdentifier(table)}.${quoteIdentifier(column.name)} has ${counted(count, 'text')} ${what}` +
      `${sample === '' ? '' : ` (${sample})`}: ${CONSEQUENCES[choice?.onBadValue ?? 'repair']}; ` +
      'type bytea in the config keeps every byte',
  };
}
