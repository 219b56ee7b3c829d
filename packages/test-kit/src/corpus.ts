import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));

/** The paths of the real databases beside the repository, sorted; none, with a printed note, if that folder is absent. */
export function corpusFiles(): string[] {
  if (!existsSync(CORPUS)) {
    console.log('skipped: there is no folder ../shared/corpus beside the repository');
    return [];
  }
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.db'))
    .sort()
    .map((name) => CORPUS + name);
}
