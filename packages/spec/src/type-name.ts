import type { ColumnType } from './generated/spec.js';

/** The PostgreSQL type that holds a neutral one, as PostgreSQL prints it in short: `bigint`, `numeric(10,2)`, `timestamptz`. */
export function formatTypeName(type: ColumnType): string {
  switch (type.kind) {
    case 'boolean':
      return 'boolean';
    case 'integer':
      return { 16: 'smallint', 32: 'integer', 64: 'bigint' }[type.bits];
    case 'decimal':
      return type.precision === undefined ? 'numeric' : `numeric(${type.precision},${type.scale ?? 0})`;
    case 'float':
      return type.bits === 32 ? 'real' : 'double precision';
    case 'text':
      return type.maxLength === undefined ? 'text' : `varchar(${type.maxLength})`;
    case 'bytes':
      return 'bytea';
    case 'date':
      return 'date';
    case 'time':
      return 'time';
    case 'timestamp':
      return type.zone === 'utc' ? 'timestamptz' : 'timestamp';
    case 'json':
      return 'jsonb';
    case 'uuid':
      return 'uuid';
  }
}

const PLAIN = new Map<string, ColumnType>(
  Object.entries({
    boolean: { kind: 'boolean' },
    smallint: { kind: 'integer', bits: 16 },
    integer: { kind: 'integer', bits: 32 },
    bigint: { kind: 'integer', bits: 64 },
    numeric: { kind: 'decimal' },
    real: { kind: 'float', bits: 32 },
    'double precision': { kind: 'float', bits: 64 },
    text: { kind: 'text' },
    bytea: { kind: 'bytes' },
    date: { kind: 'date' },
    time: { kind: 'time' },
    timestamp: { kind: 'timestamp', zone: 'none' },
    timestamptz: { kind: 'timestamp', zone: 'utc' },
    jsonb: { kind: 'json' },
    uuid: { kind: 'uuid' },
  } as const),
);

/** The neutral type that a type name of the config stands for; undefined for a name lite2pg does not know. */
export function parseTypeName(name: string): ColumnType | undefined {
  const [base = '', first, second] = name.split(/[(),]/).map((part) => part.trim());
  if (base === 'numeric' && first !== undefined) {
    return { kind: 'decimal', precision: Number(first), scale: second ? Number(second) : 0 };
  }
  if (base === 'varchar' && first !== undefined) return { kind: 'text', maxLength: Number(first) };
  return PLAIN.get(base);
}
