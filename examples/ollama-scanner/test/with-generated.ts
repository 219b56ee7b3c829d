import { withSqlite, type TestFile } from '@lite2pg/test-kit';
import { generateDatabase, type Generated } from '../src/index.js';

/** A generated database, open for writing, and what was announced of it. */
export interface GeneratedFile extends TestFile {
  readonly generated: Generated;
}

/** Calls `test` with a freshly generated database, which is removed afterwards. */
export async function withGenerated<T>(
  rows: number,
  seed: number,
  test: (file: GeneratedFile) => Promise<T>,
): Promise<T> {
  let generated: Generated | undefined;
  return withSqlite(
    async (path) => {
      generated = await generateDatabase({ path, rows, seed });
    },
    (file) => test({ ...file, generated: generated! }),
  );
}
