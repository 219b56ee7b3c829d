import { note, type Context } from '../context/context.js';

/** Says that an answer comes from PostgreSQL's catalogs. */
export function noteCatalog(context: Context, at: Parameters<typeof note>[1], what: string): void {
  note(context, at, {
    code: 'catalog',
    message: `${what} is read from PostgreSQL’s catalogs, with PostgreSQL’s words for types and defaults`,
    suggestion: 'information_schema.columns',
  });
}
