import { parseSpec, type Spec } from '@lite2pg/spec';
import { parseJson } from './parse-json.js';
import { requireTextFile } from './read-file.js';

/** The spec that a `.json` file holds; any other path as it stands, that of a SQLite file. */
export function specOrFile(path: string): Spec | string {
  return path.endsWith('.json') ? parseSpec(parseJson(requireTextFile(path, 'spec'), path), path) : path;
}
