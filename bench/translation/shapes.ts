import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A statement that people write for SQLite, and what a person would write for PostgreSQL. */
export interface Shape {
  readonly sqlite: string;
  readonly byHand: string;
  /** The index that must serve the translation; null if none can. */
  readonly index: string | null;
}

/** Statements over the same tables: a file of this folder. */
export interface ShapeGroup {
  readonly name: string;
  /** SQLite's statements that make the tables with their rows. */
  readonly schema: readonly string[];
  /** Statements for PostgreSQL after the move: indexes that a person would add. */
  readonly after: readonly string[];
  readonly shapes: readonly Shape[];
}

interface ShapeFile {
  readonly schema: readonly string[];
  readonly after?: readonly string[];
  readonly statements: readonly Shape[];
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** The groups in the order of their names. */
export function readShapes(): readonly ShapeGroup[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return files.sort().map((file) => {
    const { schema, after = [], statements } = JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as ShapeFile;
    return { name: file.replace(/\.json$/, ''), schema, after, shapes: statements };
  });
}
