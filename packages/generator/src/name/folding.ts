import type { ColumnType } from '@lite2pg/spec';

/**
 * Whether text of this collation compares by a folded form of it on PostgreSQL. Other collations compare by bytes, as
 * values of other types do.
 */
export function isFolding(type: ColumnType, collation: string | undefined): collation is 'nocase' | 'rtrim' {
  return type.kind === 'text' && (collation === 'nocase' || collation === 'rtrim');
}

/**
 * The text that stands for `sql` in comparisons, written as translated queries write it, so that they find the index.
 * Collation "C" folds ASCII letters only, as SQLite does.
 */
export function foldText(sql: string, collation: 'nocase' | 'rtrim'): string {
  return collation === 'rtrim' ? `rtrim(${sql}, ' ')` : `lower(${sql} COLLATE "C")`;
}
