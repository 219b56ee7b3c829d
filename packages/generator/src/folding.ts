import type { ColumnType } from '@lite2pg/spec';

/** Whether text of this collation compares by a folded form of it on PostgreSQL. Other collations compare by bytes, as values of other types do. */
export function isFolding(type: ColumnType, collation: string | undefined): collation is 'nocase' | 'rtrim' {
  return type.kind === 'text' && (collation === 'nocase' || collation === 'rtrim');
}

/** The text that stands for `sql` in comparisons. Folding case concerns ASCII letters only, as in SQLite: collation "C" makes it so. */
export function foldText(sql: string, collation: 'nocase' | 'rtrim', isCollationC: boolean): string {
  if (collation === 'rtrim') return `rtrim(${sql}, ' ')`;
  return isCollationC ? `lower(${sql})` : `lower(${sql} COLLATE "C")`;
}
