import type { Queryable } from '@lite2pg/sqlite';
import type { Config, Spec } from '@lite2pg/spec';
import { buildSpec } from './build/build-spec.js';
import { readCatalog } from './catalog/read-catalog.js';

/**
 * The declared schema of a SQLite database in neutral words, in normal form. Types are what the declarations say;
 * `decideTypes` looks at the values. Full-text and R-tree tables are as the config says. What the spec cannot say is in its `unsupported`, with the original text. Facts come
 * from PRAGMAs and, where they tell nothing, from the stored DDL. Throws `bad-choice` where the config names a virtual
 * table that is not there.
 */
export async function introspectSqlite(db: Queryable, config: Pick<Config, 'virtualTables'> = {}): Promise<Spec> {
  return buildSpec(await readCatalog(db), config);
}
