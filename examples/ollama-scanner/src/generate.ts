import { openSqlite, type SqliteDatabase } from '@lite2pg/sqlite';
import { createTally, type Feature } from './features.js';
import { insertRows } from './insert.js';
import { createRandom } from './random.js';
import { readSchema } from './schema.js';
import { runSequencesAhead, type Sequence, type SequenceTable } from './sequences.js';
import { sizesFor, type Sizes } from './sizes.js';
import type { Ingredients, TableRows } from './table-rows.js';
import { benchmarkResults } from './tables/benchmark-results.js';
import { chatHistory } from './tables/chat-history.js';
import { earlyEndpoints, laterEndpoints } from './tables/endpoints.js';
import { instances } from './tables/instances.js';
import { ipInfo } from './tables/ip-info.js';
import { metadata } from './tables/metadata.js';
import { models } from './tables/models.js';
import { servers } from './tables/servers.js';
import { userSelectedModels } from './tables/user-selected-models.js';
import { verifiedEndpoints } from './tables/verified-endpoints.js';

export interface GenerateOptions {
  /** Where the file is made; there must be none yet. */
  readonly path: string;
  /** About how many rows, over all tables; at least 10. */
  readonly rows: number;
  /** The same seed and number of rows give the same rows. */
  readonly seed: number;
}

/** The contents of a generated file, counted while it was made. */
export interface Generated {
  readonly rows: Sizes;
  readonly features: Readonly<Record<Feature, number>>;
  readonly sequences: Readonly<Record<SequenceTable, Sequence>>;
}

type Source = (ingredients: Ingredients) => TableRows;

/** In the order they are inserted, parents first; the key names the stream of numbers that the rows are made from. */
const TABLES: Readonly<Record<string, Source>> = {
  laterEndpoints,
  verifiedEndpoints,
  servers,
  instances,
  models,
  benchmarkResults,
  ipInfo,
  metadata,
  userSelectedModels,
  chatHistory,
};

/**
 * Makes the application's database at `path`, invented rows in it, and says what is in them.
 * Throws if there is a database with these tables already, and for fewer than 10 rows.
 */
export async function generateDatabase({ path, rows, seed }: GenerateOptions): Promise<Generated> {
  if (!(rows >= 10)) throw new RangeError(`generate ${rows} rows: too few for every table; ask for 10 or more`);
  const db = await openSqlite(path, { readOnly: false, create: true });
  try {
    return await fill(db, sizesFor(rows), seed);
  } finally {
    await db.close();
  }
}

async function fill(db: SqliteDatabase, sizes: Sizes, seed: number): Promise<Generated> {
  const schema = await readSchema();
  const tally = createTally();
  const rowsOf = (name: string, source: Source): TableRows =>
    source({ sizes, tally, random: createRandom(seed, name) });

  // A file that is only half made is thrown away: no journal on disk, no waiting for the disk.
  await db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
  await db.exec(schema.first);
  await db.tx((db) => insertRows(db, rowsOf('earlyEndpoints', earlyEndpoints)));
  await db.exec(schema.tables);
  const sequences = await db.tx(async (db) => {
    for (const [name, source] of Object.entries(TABLES)) await insertRows(db, rowsOf(name, source));
    return runSequencesAhead(db, sizes);
  });
  await db.exec(schema.indexes);
  return { rows: sizes, features: tally.counts(), sequences };
}
