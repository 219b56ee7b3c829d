import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import type { Source, SourceTable } from './source.js';

/** The table of this name, spelt as in the file. Throws 'bad-choice' where the file has none, or none that has rows. */
export function findTable(source: Source, name: string): SourceTable {
  const found = source.tables.find((table) => table.name === name);
  if (found) return found;
  throw new Lite2pgError('bad-choice', {
    message: `read ${quoteIdentifier(name)}: ${quoteIdentifier(source.path)} has no such table with rows of its own`,
    subject: quoteIdentifier(name),
  });
}
