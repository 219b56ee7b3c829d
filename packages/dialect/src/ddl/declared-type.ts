import type { ColumnType } from '@lite2pg/spec';
import { affinityOfDeclared } from '../sql/static-type.js';

const NAMED: Readonly<Record<string, ColumnType>> = {
  BOOL: { kind: 'boolean' },
  BOOLEAN: { kind: 'boolean' },
  DATE: { kind: 'date' },
  DATETIME: { kind: 'timestamp', zone: 'none' },
  TIMESTAMP: { kind: 'timestamp', zone: 'none' },
  TIMESTAMPTZ: { kind: 'timestamp', zone: 'utc' },
  TIME: { kind: 'time' },
  JSON: { kind: 'json' },
  JSONB: { kind: 'json' },
  UUID: { kind: 'uuid' },
  GUID: { kind: 'uuid' },
  BYTEA: { kind: 'bytes' },
  BINARY: { kind: 'bytes' },
  VARBINARY: { kind: 'bytes' },
  STRING: { kind: 'text' },
};

/** The type of a column whose values nobody has seen: what its declared words mean, else by SQLite's affinity. */
export function typeOfDeclared(declared: string, size: readonly number[]): ColumnType {
  const words = declared.toUpperCase().trim();
  const named = NAMED[words];
  if (named) return named;
  switch (affinityOfDeclared(declared)) {
    case 'integer':
      return { kind: 'integer', bits: 64 };
    case 'real':
      return { kind: 'float', bits: 64 };
    case 'numeric':
      return decimalOf(size);
    case 'text':
      return { kind: 'text' };
    case 'blob':
    case 'none':
      return words.includes('BLOB') ? { kind: 'bytes' } : { kind: 'text' };
  }
}

function decimalOf(size: readonly number[]): ColumnType {
  const [precision, scale = 0] = size;
  const possible = precision !== undefined && precision >= 1 && precision <= 1000 && scale >= 0 && scale <= precision;
  return possible ? { kind: 'decimal', precision, scale } : { kind: 'decimal' };
}
