import type { ForeignKey } from './generated/spec.js';
import { quoteIdentifier } from './quote.js';

/** A foreign key as SQL writes it, without its name and its actions. */
export function foreignKeyText({ columns, references }: Pick<ForeignKey, 'columns' | 'references'>): string {
  const list = (names: readonly string[]): string => `(${names.map(quoteIdentifier).join(', ')})`;
  return `FOREIGN KEY ${list(columns)} REFERENCES ${quoteIdentifier(references.table)} ${list(references.columns)}`;
}
