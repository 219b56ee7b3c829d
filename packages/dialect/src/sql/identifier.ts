import { quoteIdentifier } from '@lite2pg/spec';
import { needsNoQuotes } from './reserved-words.js';

/** A name as SQL, in quotes only where it needs them. */
export function identifier(name: string): string {
  return needsNoQuotes(name) ? name : quoteIdentifier(name);
}
