import type { ColumnType } from '@lite2pg/spec';
import { affinityOfDeclared, type ColumnAffinity } from './affinity.js';
import { isOperator, tokenize, type Token } from './tokenize.js';
import { unquote } from './unquote.js';

/** The meaning of a column's declaration. `any`: nothing decides it. */
export type Meaning =
  | { readonly kind: 'integer'; readonly bits: 16 | 32 | 64 }
  | { readonly kind: 'decimal'; readonly precision?: number; readonly scale?: number }
  | { readonly kind: 'timestamp'; readonly zone: 'none' | 'utc' }
  | { readonly kind: 'boolean' | 'float' | 'text' | 'bytes' | 'date' | 'time' | 'json' | 'uuid' | 'any' };

/** A declared type taken apart. */
export interface DeclaredType {
  /** Its words in capitals, one space between them, without what is in parentheses. */
  readonly words: string;
  readonly meaning: Meaning;
}

/** The meaning of the words of a column's declaration: first the names people use, then SQLite's rules of affinity (datatype3.html, 3.1). */
export function readDeclaredType(declared: string | undefined): DeclaredType {
  const tokens = tokenize(declared ?? '').filter((token) => token.kind !== 'comment');
  const open = tokens.findIndex((token) => isOperator(token, '('));
  const named = open === -1 ? tokens : [...tokens.slice(0, open), ...tokens.slice(closing(tokens) + 1)];
  const words = named.map(unquote).join(' ').toUpperCase();
  const meaning = NAMED[words] ?? BY_AFFINITY[affinityOfDeclared(words)];
  return { words, meaning: meaning.kind === 'decimal' ? { kind: 'decimal', ...readLimits(tokens, open) } : meaning };
}

/** The type of a column whose values nobody looked at, by its declared type as SQLite has it. */
export function typeOfDeclared(declared: string | undefined): ColumnType {
  return typeOfMeaning(readDeclaredType(declared).meaning);
}

/** The type for a meaning. SQLite does not enforce lengths, so they decide nothing. */
export function typeOfMeaning(meaning: Meaning): ColumnType {
  switch (meaning.kind) {
    case 'integer':
      return { kind: 'integer', bits: 64 };
    case 'float':
      return { kind: 'float', bits: 64 };
    case 'decimal':
      return { ...meaning };
    case 'timestamp':
      return { kind: 'timestamp', zone: meaning.zone };
    case 'any':
      return { kind: 'text' };
    case 'boolean':
    case 'text':
    case 'bytes':
    case 'date':
    case 'time':
    case 'json':
    case 'uuid':
      return { kind: meaning.kind };
  }
}

const BOOLEAN = { kind: 'boolean' } as const;
const BYTES = { kind: 'bytes' } as const;
const TIME = { kind: 'time' } as const;
const WALL_CLOCK = { kind: 'timestamp', zone: 'none' } as const;
const MOMENT = { kind: 'timestamp', zone: 'utc' } as const;
const UUID = { kind: 'uuid' } as const;

/** Names whose meaning SQLite's affinity does not tell, or tells wrong: POINT would be an integer for the INT in it. */
const NAMED: Readonly<Record<string, Meaning | undefined>> = {
  '': { kind: 'any' },
  ANY: { kind: 'any' },
  BOOL: BOOLEAN,
  BOOLEAN,
  BIT: BOOLEAN,
  DATE: { kind: 'date' },
  TIME,
  'TIME WITHOUT TIME ZONE': TIME,
  DATETIME: WALL_CLOCK,
  DATETIME2: WALL_CLOCK,
  SMALLDATETIME: WALL_CLOCK,
  TIMESTAMP: WALL_CLOCK,
  'TIMESTAMP WITHOUT TIME ZONE': WALL_CLOCK,
  DATETIMEOFFSET: MOMENT,
  TIMESTAMPTZ: MOMENT,
  'TIMESTAMP WITH TIME ZONE': MOMENT,
  JSON: { kind: 'json' },
  JSONB: { kind: 'json' },
  UUID,
  GUID: UUID,
  UNIQUEIDENTIFIER: UUID,
  STR: { kind: 'text' },
  STRING: { kind: 'text' },
  XML: { kind: 'text' },
  BYTES,
  BYTEA: BYTES,
  BINARY: BYTES,
  VARBINARY: BYTES,
  IMAGE: BYTES,
  GEOMETRY: BYTES,
  GEOMETRYCOLLECTION: BYTES,
  POINT: BYTES,
  LINESTRING: BYTES,
  POLYGON: BYTES,
  MULTIPOINT: BYTES,
  MULTILINESTRING: BYTES,
  MULTIPOLYGON: BYTES,
  SMALLINT: { kind: 'integer', bits: 16 },
  TINYINT: { kind: 'integer', bits: 16 },
  LONG: { kind: 'integer', bits: 64 },
  SERIAL: { kind: 'integer', bits: 32 },
  BIGSERIAL: { kind: 'integer', bits: 64 },
  INT2: { kind: 'integer', bits: 16 },
  INT: { kind: 'integer', bits: 32 },
  INT4: { kind: 'integer', bits: 32 },
  INTEGER: { kind: 'integer', bits: 32 },
  MEDIUMINT: { kind: 'integer', bits: 32 },
  NUMERIC: { kind: 'decimal' },
  DECIMAL: { kind: 'decimal' },
};

const BY_AFFINITY: Readonly<Record<ColumnAffinity, Meaning>> = {
  integer: { kind: 'integer', bits: 64 },
  text: { kind: 'text' },
  blob: BYTES,
  real: { kind: 'float' },
  numeric: { kind: 'decimal' },
};

/** (p,s) of a decimal, where PostgreSQL has such a type; (p) is (p,0). */
function readLimits(tokens: readonly Token[], open: number): { precision?: number; scale?: number } {
  if (open === -1) return {};
  const limits = tokens.slice(open + 1, closing(tokens)).filter((token) => !isOperator(token, ','));
  const [precision, scale = 0] = limits.map((token) => Number(token.text));
  const possible = limits.length <= 2 && precision !== undefined && precision >= 1 && precision <= 1000;
  return possible && Number.isInteger(precision) && Number.isInteger(scale) && scale >= 0 && scale <= precision
    ? { precision, scale }
    : {};
}

function closing(tokens: readonly Token[]): number {
  const at = tokens.findIndex((token) => isOperator(token, ')'));
  return at === -1 ? tokens.length : at;
}
