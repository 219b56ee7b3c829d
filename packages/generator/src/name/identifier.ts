import { quoteIdentifier } from '@lite2pg/spec';
import { QUOTED_KEYWORDS } from '../sql/keyword.js';

/** The bytes that PostgreSQL keeps of a name (NAMEDATALEN less its closing zero). */
export const MAX_NAME_BYTES = 63;

/** The name as SQL writes it: bare if PostgreSQL's own `quote_ident` leaves it bare, in double quotes otherwise. */
export function formatIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !QUOTED_KEYWORDS.has(name) ? name : quoteIdentifier(name);
}

/** Names joined by dots, each as SQL writes it: a table in its schema, a column of a table. */
export function formatPath(...names: readonly string[]): string {
  return names.map(formatIdentifier).join('.');
}

/** A name of the schema of this relation as SQL writes it, its schema as there. */
export function siblingPath({ name, sql }: { readonly name: string; readonly sql: string }, sibling: string): string {
  return sql.slice(0, sql.length - formatIdentifier(name).length) + formatIdentifier(sibling);
}

/** The length of a name as PostgreSQL counts it. */
export function byteLength(name: string): number {
  return Buffer.byteLength(name, 'utf8');
}

/** The longest beginning of a name that has at most this many bytes; a character is never cut. */
export function clipBytes(name: string, maxBytes: number): string {
  let bytes = 0;
  let clipped = '';
  for (const character of name) {
    bytes += byteLength(character);
    if (bytes > maxBytes) break;
    clipped += character;
  }
  return clipped;
}
