import { openSqlite, rawSql, type SqliteDatabase } from '@lite2pg/sqlite';
import { quoteIdentifier } from '@lite2pg/spec';
import type { TextEncoding } from '../format/page-file.js';
import type { FieldValue } from './source.js';
import type { ColumnRow } from './source-tables.js';

/**
 * The values of a row in columns that were added after it (lang_altertable, 5), by column: the default with the column's
 * affinity applied, or the constant that a stored generated column is. SQLite itself is asked, in memory: a row is written
 * there, then the column added.
 */
export async function addedValues(
  columns: readonly ColumnRow[],
  encoding: TextEncoding,
): Promise<Map<ColumnRow, FieldValue>> {
  const values = new Map<ColumnRow, FieldValue>();
  const wanted = columns.filter(hasFallback);
  if (wanted.length === 0) return values;
  const db = await openSqlite(':memory:');
  try {
    await db.exec(`PRAGMA encoding = '${PRAGMA_ENCODING[encoding]}'`);
    for (const column of wanted) {
      const value = await addedValue(db, column);
      if (value) values.set(column, value);
    }
  } finally {
    await db.close();
  }
  return values;
}

/** Of PRAGMA table_xinfo's `hidden`. */
const STORED = 3;

function hasFallback(column: ColumnRow): column is ColumnRow & { readonly fallback: string } {
  return column.fallback !== null && (column.hidden === 0 || column.hidden === STORED);
}

const PRAGMA_ENCODING: Record<TextEncoding, string> = { utf8: 'UTF-8', utf16le: 'UTF-16le', utf16be: 'UTF-16be' };

interface ValueRow {
  readonly class: string;
  readonly integer: string;
  readonly value: unknown;
  readonly bytes: Uint8Array | null;
}

async function addedValue(
  db: SqliteDatabase,
  column: ColumnRow & { readonly fallback: string },
): Promise<FieldValue | undefined> {
  const declared = column.declared === '' ? '' : quoteIdentifier(column.declared);
  const strict = column.strict ? ' STRICT' : '';
  await db.exec(`CREATE TABLE t(x INTEGER)${strict}; INSERT INTO t VALUES (1)`);
  const add = `ALTER TABLE t ADD COLUMN c ${strict ? column.declared : declared} DEFAULT`;
  try {
    // SQLite tells expressions without their parentheses, and a text in double quotes is one only outside of them; a name, too,
    // which in a generated column is another column's.
    if (column.hidden === STORED) await db.exec(`${add} (${column.fallback})`);
    else await db.exec(`${add} ${column.fallback}`).catch(() => db.exec(`${add} (${column.fallback})`));
  } catch {
    // Not a constant: SQLite lets no such column be added, so no row is without it.
    await db.exec('DROP TABLE t');
    return undefined;
  }
  const query = 'SELECT typeof(c) AS class, CAST(c AS TEXT) AS integer, c AS value, CAST(c AS BLOB) AS bytes FROM t';
  const [row] = await db.query<ValueRow>(rawSql(query));
  await db.exec('DROP TABLE t');
  return row && fieldValue(row);
}

function fieldValue(row: ValueRow): FieldValue | undefined {
  const eight = Buffer.alloc(8);
  const bytes = row.bytes ?? new Uint8Array(0);
  switch (row.class) {
    case 'integer':
      eight.writeBigInt64BE(BigInt(row.integer));
      return { serial: 6, bytes: eight };
    case 'real':
      eight.writeDoubleBE(Number(row.value));
      return { serial: 7, bytes: eight };
    case 'text':
      return { serial: bytes.length * 2 + 13, bytes };
    case 'blob':
      return { serial: bytes.length * 2 + 12, bytes };
    default:
      return undefined;
  }
}
