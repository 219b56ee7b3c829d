import type { Kind } from './bench-table.js';

/** How one column is summed up, on either engine: whole numbers only, so that the order of the rows does not matter. */
interface Checksum {
  readonly sqlite: (column: string) => string;
  readonly postgres: (column: string) => string;
}

/** Keeps sums within 64 bits; a prime, so that no bit of a value is without effect. */
const PRIME = 1_000_003;
/** 2⁴³: what float4 or 15 digits lose of a value under 1,000 is in the integer part of the product; that is exact in both engines. */
const SCALE = '8796093022208';
const HEX = `'0123456789ABCDEF'`;

const integer: Checksum = {
  sqlite: (column) => `sum(${column} % ${PRIME})`,
  postgres: (column) => `sum(${column}::text::bigint % ${PRIME})`,
};

/** Length, and the first, middle and last character. */
const text: Checksum = {
  sqlite: (column) => `sum(length(${column}) * 7 + ${textPlaces(column, (one) => `coalesce(unicode(${one}), 0)`)})`,
  postgres: (column) => `sum(length(${column}) * 7 + ${textPlaces(column, (one) => `ascii(${one})`)})`,
};

/** The same of blobs. */
const blob: Checksum = {
  sqlite: (column) =>
    `sum(length(${column}) * 7 + ${blobPlaces(column, (place) => {
      const digits = `hex(substr(${column}, ${place} + 1, 1))`;
      return `(instr(${HEX}, substr(${digits}, 1, 1)) * 16 + instr(${HEX}, substr(${digits}, 2, 1)) - 17)`;
    })})`,
  postgres: (column) =>
    `sum(length(${column}) * 7 + ${blobPlaces(column, (place) => `get_byte(${column}, ${place})`)})`,
};

/** The sum that a column of each kind is compared by. On PostgreSQL the column has whatever type a mover gave it. */
export const CHECKSUM: Record<Kind, Checksum> = {
  key: integer,
  integer,
  text,
  blob,
  real: {
    sqlite: (column) => `sum(CAST(${column} * ${SCALE}.0 AS INTEGER) % ${PRIME})`,
    postgres: (column) => `sum(trunc(${column}::float8 * ${SCALE}::float8)::bigint % ${PRIME})`,
  },
  boolean: {
    sqlite: (column) => `sum(${column})`,
    postgres: (column) => `sum(CASE WHEN ${column}::text IN ('true', 't', '1') THEN 1 ELSE 0 END)`,
  },
  // Microseconds since 1970, of text as 'YYYY-MM-DD HH:MM:SS.ffffff'; the session's zone is UTC.
  timestamp: {
    sqlite: (column) =>
      `sum((CAST(strftime('%s', substr(${column}, 1, 19)) AS INTEGER) * 1000000 + CAST(substr(${column}, 21) AS INTEGER)) % ${PRIME})`,
    postgres: (column) => `sum((extract(epoch FROM ${column}::timestamp) * 1000000)::bigint % ${PRIME})`,
  },
};

function textPlaces(column: string, code: (character: string) => string): string {
  const last = `substr(${column}, length(${column}), 1)`;
  const middle = `substr(${column}, (length(${column}) + 1) / 2, 1)`;
  return `${code(`substr(${column}, 1, 1)`)} + ${code(middle)} * 3 + ${code(last)} * 5`;
}

function blobPlaces(column: string, byte: (place: string) => string): string {
  return `${byte('0')} + ${byte(`(length(${column}) / 2)`)} * 3 + ${byte(`(length(${column}) - 1)`)} * 5`;
}
