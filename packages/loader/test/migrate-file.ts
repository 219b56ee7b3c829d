import { generate, type Generated } from '@lite2pg/generator';
import { decideTypes, introspectSqlite } from '@lite2pg/introspector';
import { openSource, profileSource, type Source } from '@lite2pg/pages';
import type { Config } from '@lite2pg/spec';
import { apply, verify, type Applied, type Progress, type Verification } from '@lite2pg/loader';

/** How a test migrates. */
export interface MigrateFile {
  readonly path: string;
  readonly url: string;
  readonly config?: Config;
  readonly jobs?: number;
  readonly chunkBytes?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Opens the file, decides its types and makes the statements for loading; the source is closed afterwards. */
export async function withGenerated<T>(
  { path, config = {} }: Pick<MigrateFile, 'path' | 'config'>,
  use: (source: Source, generated: Generated) => Promise<T>,
): Promise<T> {
  const source = await openSource(path);
  try {
    const declared = await introspectSqlite(source.db);
    const profile = await profileSource({ source, tables: declared.tables });
    const { spec } = decideTypes({ spec: declared, profile, config });
    return await use(source, generate({ spec, config, form: 'load' }));
  } finally {
    await source.close();
  }
}

/** Applies a file to a target as the command line does. */
export function migrateFile(options: MigrateFile): Promise<Applied> {
  const { url, config = {}, jobs = 2, chunkBytes = 1 << 16, onProgress = () => undefined } = options;
  return withGenerated(options, (source, generated) =>
    apply({ source, target: url, generated, jobs, config, chunkBytes, version: 'test', onProgress }),
  );
}

/** Compares a file with a target. */
export function verifyFile(options: MigrateFile): Promise<Verification> {
  const { url, config = {}, jobs = 2 } = options;
  return withGenerated(options, (source, generated) =>
    verify({ source, target: url, generated, config, jobs, onProgress: () => undefined }),
  );
}
