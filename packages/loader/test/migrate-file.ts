import { generate } from '@lite2pg/generator';
import { decideTypes, introspectSqlite, readPolicies } from '@lite2pg/introspector';
import { openSource, profileSource, type Source } from '@lite2pg/pages';
import type { Config, Plan } from '@lite2pg/spec';
import { apply, openLoadSessions, verify, type Applied, type Progress, type Verification } from '@lite2pg/loader';

/** How a test migrates. */
export interface MigrateFile {
  readonly path: string;
  readonly url: string;
  readonly config?: Config;
  readonly jobs?: number;
  readonly chunkBytes?: number;
  readonly salvage?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** Opens the file, decides its types and makes the statements for loading; the source is closed afterwards. */
export async function withGenerated<T>(
  { path, config = {}, salvage = false }: Pick<MigrateFile, 'path' | 'config' | 'salvage'>,
  use: (given: { source: Source; generated: Plan; rowsInSource: ReadonlyMap<string, number> }) => Promise<T>,
): Promise<T> {
  const source = await openSource(path);
  try {
    const declared = await introspectSqlite(source.db);
    const onDamage = salvage ? () => undefined : undefined;
    const profile = await profileSource({ source, tables: declared.tables, onDamage });
    const { spec } = decideTypes({ spec: declared, profile, config });
    const policies = readPolicies({ spec, config });
    const generated = generate({ spec, config, form: 'load', policies });
    const rowsInSource = new Map(profile.tables.map((table) => [table.name, table.rows]));
    return await use({ source, generated, rowsInSource });
  } finally {
    await source.close();
  }
}

/** Applies a file to a target as the command line does. */
export function migrateFile(options: MigrateFile): Promise<Applied> {
  const { url, jobs = 2, chunkBytes = 1 << 16, salvage, onProgress = () => undefined } = options;
  return withGenerated(options, async (given) => {
    const sessions = await openLoadSessions(url, jobs);
    try {
      return await apply({ ...given, sessions, chunkBytes, salvage, version: 'test', onProgress });
    } finally {
      await sessions.close();
    }
  });
}

/** Compares a file with a target. */
export function verifyFile(options: MigrateFile): Promise<Verification> {
  const { url, jobs = 2, salvage } = options;
  return withGenerated(options, (given) =>
    verify({ ...given, target: url, jobs, salvage, onProgress: () => undefined }),
  );
}
