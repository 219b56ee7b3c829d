import { readFile } from 'node:fs/promises';

const SCHEMA = new URL('../schema.sql', import.meta.url);

/** `schema.sql` in the three parts it is run in, rows between them. */
export interface SchemaParts {
  /** The table that rows must be in before it is altered. */
  readonly first: string;
  /** Its later columns, and all other tables. */
  readonly tables: string;
  readonly indexes: string;
}

/** Reads `schema.sql` and cuts it before its first ALTER TABLE and its first CREATE INDEX. */
export async function readSchema(): Promise<SchemaParts> {
  const text = await readFile(SCHEMA, 'utf8');
  const alter = text.indexOf('\nALTER TABLE ');
  const index = text.indexOf('\nCREATE INDEX ');
  if (alter < 0 || index < alter) throw new Error('schema.sql must have its ALTER TABLE before its CREATE INDEX');
  return { first: text.slice(0, alter), tables: text.slice(alter, index), indexes: text.slice(index) };
}
