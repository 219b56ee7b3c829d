import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';
import type { Damage } from '../model/target-column.js';

/** The meaning of SQLite's own complaint. */
export const MALFORMED = 'SQLite itself finds it malformed';

const ADVICE = 'restore the file from a backup, or move what is readable with --salvage';

/** The error for a page that does not say what SQLite's format demands. */
export class PageDamage extends Lite2pgError {
  /** The page where it was found, from 1. */
  readonly page: number;
  /** The damage found there. */
  override readonly found: string;
  /** Whether the key of the row that it is about was read before. */
  readonly keyKnown: boolean;

  constructor(table: string, damage: { readonly page: number; readonly found: string; readonly keyKnown: boolean }) {
    super('damaged', {
      message: `${describeDamage(table, damage.page, damage.found)}; ${ADVICE}`,
      subject: quoteIdentifier(table),
    });
    this.page = damage.page;
    this.found = damage.found;
    this.keyKnown = damage.keyKnown;
  }
}

/** The error for a page, or for a row of it whose key was read already. */
export function damaged(table: string, page: number, found: string): PageDamage {
  return new PageDamage(table, { page, found, keyKnown: true });
}

/** The error for a row of which not even the key can be read. */
export function damagedCell(table: string, page: number, found: string): PageDamage {
  return new PageDamage(table, { page, found, keyKnown: false });
}

/** The error for a table that SQLite itself cannot read; it does not say which page it is. */
export function malformed(table: string, cause: Lite2pgError): Lite2pgError {
  return new Lite2pgError('damaged', {
    message: `read ${quoteIdentifier(table)}: ${MALFORMED}; ${ADVICE}`,
    subject: quoteIdentifier(table),
    cause,
  });
}

/** Table, page and what was found, in one line. */
export function describeDamage(table: string, page: number, found: string): string {
  return `read ${quoteIdentifier(table)}: page ${page}: ${found}`;
}

/** True for the error that a page is not as SQLite's format demands. */
export function isDamage(error: unknown): error is Lite2pgError {
  return error instanceof Lite2pgError && error.code === 'damaged';
}

/** The lost rows, as a walk knows them. */
export type Loss = Pick<Damage, 'lost' | 'key' | 'from' | 'to'>;
