import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';

/** The error for a page that does not say what SQLite's format demands. `page` is its number, from 1. */
export function damaged(table: string, page: number, found: string): Lite2pgError {
  return new Lite2pgError('damaged', {
    message: `read ${quoteIdentifier(table)}: page ${page}: ${found}; restore the file from a backup, or move what is readable with --salvage`,
    subject: quoteIdentifier(table),
  });
}
