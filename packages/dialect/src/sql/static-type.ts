import type { ColumnType } from '@lite2pg/spec';
import { affinityOfDeclared, type ColumnAffinity } from '@lite2pg/syntax';
import type { ScopeColumn } from '../scope/scope.js';

/**
 * What PostgreSQL will see an expression as. `any` is a value whose storage class is only known when it runs: it
 * travels as jsonb (see compat/value.ts). `number` is an integer or a real, held as double precision or numeric; `tid` where
 * PostgreSQL keeps a row, in place of a rowid.
 * The last six only come from columns that the target holds in a richer type than SQLite did.
 */
export type StaticType =
  | 'integer'
  | 'real'
  | 'number'
  | 'text'
  | 'blob'
  | 'boolean'
  | 'null'
  | 'any'
  | 'bind'
  | 'row'
  | 'tid'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'timestamptz'
  | 'json'
  | 'uuid';

/** SQLite's type affinity; `none` is what expressions without one have, `blob` what columns without one have. */
export type Affinity = 'none' | ColumnAffinity;

/** How SQLite compares text: by its bytes, with A–Z folded, or without trailing spaces. */
export type Collation = 'binary' | 'nocase' | 'rtrim';

/** The static type that a column of the target has. */
export function staticTypeOf(type: ColumnType): StaticType {
  switch (type.kind) {
    case 'boolean':
    case 'integer':
    case 'text':
    case 'date':
    case 'time':
    case 'json':
    case 'uuid':
      return type.kind;
    case 'decimal':
      return 'number';
    case 'float':
      return 'real';
    case 'bytes':
      return 'blob';
    case 'timestamp':
      return type.zone === 'utc' ? 'timestamptz' : 'timestamp';
  }
}

/** The affinity of a column whose declared type is not known: that of the words SQLite would most likely use for it. */
export function affinityOfType(type: ColumnType): ColumnAffinity {
  switch (type.kind) {
    case 'integer':
      return 'integer';
    case 'float':
      return 'real';
    case 'text':
    case 'uuid':
    case 'json':
      return 'text';
    case 'bytes':
      return 'blob';
    case 'boolean':
    case 'decimal':
    case 'date':
    case 'time':
    case 'timestamp':
      return 'numeric';
  }
}

/** The PostgreSQL type a value of this static type is cast to. */
export function castNameOf(type: StaticType): string {
  switch (type) {
    case 'integer':
      return 'bigint';
    case 'real':
      return 'float8';
    case 'number':
      return 'numeric';
    case 'blob':
      return 'bytea';
    case 'json':
    case 'any':
      return 'jsonb';
    case 'null':
    case 'bind':
    case 'row':
      return 'text';
    default:
      return type;
  }
}

/** The affinity SQLite gives a column. */
export function affinityOf({ declared, strict, type }: ScopeColumn): ColumnAffinity {
  return declared === undefined ? affinityOfType(type) : affinityOfDeclared(declared, strict);
}
