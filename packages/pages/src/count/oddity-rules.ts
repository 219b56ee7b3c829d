import type { Column, Oddity, Table } from '@lite2pg/spec';

/** Odd values in a column, by the storage class of the value; decided by what the column is meant to hold. */
export interface OddityRules {
  readonly nulls: Oddity['kind'] | undefined;
  readonly integers: Oddity['kind'] | undefined;
  readonly reals: Oddity['kind'] | undefined;
  readonly texts: Oddity['kind'] | undefined;
  readonly blobs: Oddity['kind'] | undefined;
  /** Texts of a date, a time or a timestamp are odd where they are none. */
  readonly moments: boolean;
  /** Different texts are shown: together they tell the words for true and false. */
  readonly booleans: boolean;
}

const ANYTHING: OddityRules = {
  nulls: undefined,
  integers: undefined,
  reals: undefined,
  texts: undefined,
  blobs: undefined,
  moments: false,
  booleans: false,
};

/** The rules of a column. A column without a declared type is meant to hold anything. */
export function oddityRules(table: Table, column: Column): OddityRules {
  const nulls = table.primaryKey?.columns.includes(column.name) === true ? ('null-in-key' as const) : undefined;
  if (column.declared === undefined) return { ...ANYTHING, nulls };
  switch (column.type.kind) {
    case 'boolean':
      return {
        ...ANYTHING,
        nulls,
        texts: 'text-in-number',
        blobs: 'blob-in-number',
        reals: 'real-in-integer',
        booleans: true,
      };
    case 'integer':
      return { ...ANYTHING, nulls, texts: 'text-in-number', blobs: 'blob-in-number', reals: 'real-in-integer' };
    case 'decimal':
    case 'float':
      return { ...ANYTHING, nulls, texts: 'text-in-number', blobs: 'blob-in-number' };
    case 'text':
    case 'uuid':
      return { ...ANYTHING, nulls, integers: 'integer-in-text', reals: 'real-in-text', blobs: 'blob-in-text' };
    case 'json':
      return { ...ANYTHING, nulls, blobs: 'blob-in-text' };
    case 'bytes':
      return { ...ANYTHING, nulls, integers: 'number-in-blob', reals: 'number-in-blob', texts: 'text-in-blob' };
    case 'date':
    case 'time':
    case 'timestamp':
      return { ...ANYTHING, nulls, blobs: 'blob-in-text', moments: true };
  }
}
