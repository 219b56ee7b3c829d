import type { Queryable } from '@lite2pg/connect';
import type { Spec } from '@lite2pg/spec';
import { buildSpec } from './build-spec.js';
import { readCatalog } from './read-catalog.js';

/**
 * The declared schema of a SQLite database in neutral words, in normal form. Types are what the declarations say;
 * `decideTypes` looks at the values. What the spec cannot say is in its `unsupported`, with the original text. Facts come
 * from PRAGMAs and, where they tell nothing, from the stored DDL.
 */
export async function introspectSqlite(db: Queryable): Promise<Spec> {
  return buildSpec(await readCatalog(db));
}
