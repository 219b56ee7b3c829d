import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indexes, postgresKey, postgresTable, type BenchTable } from '../bench-table.js';
import type { Dataset } from '../dataset.js';
import { measure } from '../measure.js';
import type { Mover } from './mover.js';
import { versionOf } from './version-of.js';

/**
 * The way by hand: tables written beforehand, `sqlite3 -csv` into `\copy`, all in the transaction that makes the tables,
 * keys and indexes afterwards.
 */
export function psqlScript(dataset: Dataset, file: string): string {
  return [
    '\\set ON_ERROR_STOP on',
    'BEGIN;',
    ...dataset.tables.map(postgresTable),
    ...dataset.tables.map((table) => copy(table, file)),
    'COMMIT;',
    ...dataset.tables.flatMap((table) => [postgresKey(table), indexes(table)]),
    '',
  ].join('\n');
}

function copy({ name, columns }: BenchTable, file: string): string {
  const list = columns.map((column) => (column.kind === 'blob' ? `'\\x' || hex(${column.name})` : column.name));
  const program = `sqlite3 -readonly -csv ${shellWord(file)} ${shellWord(`SELECT ${list.join(', ')} FROM ${name}`)}`;
  return `\\copy ${name} FROM PROGRAM '${program.replaceAll("'", "''")}' (FORMAT csv, FREEZE)`;
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export const psqlCopy: Mover = {
  name: 'sqlite3 | psql \\copy',
  available: async () => {
    const [sqlite3, psql] = await Promise.all([versionOf('sqlite3'), versionOf('psql')]);
    if (sqlite3 === undefined || psql === undefined) return undefined;
    return `SQLite ${sqlite3.split(' ', 1)[0] ?? ''}, ${psql}`;
  },
  run: async ({ source, url, folder }) => {
    const script = join(folder, 'copy.sql');
    await writeFile(script, psqlScript(source.dataset, source.path));
    return measure({ program: 'psql', args: ['-X', '-q', '-d', url, '-f', script] }, folder);
  },
};
