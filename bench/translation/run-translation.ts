import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compatSql, translateStatement } from '@lite2pg/dialect';
import { translationScope } from '@lite2pg/generator';
import { migrate, readSpec } from '@lite2pg/migration';
import { openPostgres } from '@lite2pg/postgres';
import { openSqlite } from '@lite2pg/sqlite';
import { openTarget } from '../target.js';
import { measureShape, type ShapeResult } from './measure-shape.js';
import { readShapes, type ShapeGroup } from './shapes.js';

/** The results of a group of statements. */
export interface GroupResult {
  readonly name: string;
  readonly results: readonly ShapeResult[];
}

/** Runs every statement of bench/translation on SQLite, on the migrated database as translated, and there as written by hand. */
export async function runTranslation(
  { to, rounds }: { readonly to: string | undefined; readonly rounds: number },
  log: (line: string) => void,
): Promise<{ readonly server: string; readonly groups: readonly GroupResult[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-bench-'));
  const target = await openTarget(to, true);
  try {
    const groups: GroupResult[] = [];
    for (const group of readShapes()) {
      log(`making the tables of ${group.name}`);
      const file = join(folder, `${group.name}.db`);
      await makeDatabase(file, group);
      groups.push(await target.withDatabase((url) => runGroup({ file, url, rounds }, group, log)));
    }
    return { server: target.description, groups };
  } finally {
    await target.stop();
    await rm(folder, { recursive: true });
  }
}

async function makeDatabase(file: string, { schema }: ShapeGroup): Promise<void> {
  const db = await openSqlite(file, { readOnly: false, create: true });
  try {
    await db.exec(`PRAGMA synchronous = OFF; BEGIN; ${schema.join(';\n')}; COMMIT; ANALYZE`);
  } finally {
    await db.close();
  }
}

async function runGroup(
  { file, url, rounds }: { readonly file: string; readonly url: string; readonly rounds: number },
  group: ShapeGroup,
  log: (line: string) => void,
): Promise<GroupResult> {
  await migrate(file, { to: url, verify: false });
  const { spec, config } = await readSpec(file);
  const scope = translationScope(spec, config);
  const session = await openPostgres(url);
  const db = await openSqlite(file);
  try {
    await session.execute(compatSql());
    for (const sql of group.after) await session.execute(sql);
    await session.execute('VACUUM ANALYZE');
    const translate = (sql: string): { sql: string | null; refusal: string | undefined } => {
      const { sql: translation, findings } = translateStatement({ sql, scope });
      return { sql: translation, refusal: findings.find(({ severity }) => severity === 'refused')?.message };
    };
    const results: ShapeResult[] = [];
    for (const shape of group.shapes) {
      log(`${group.name}: ${shape.sqlite}`);
      results.push(await measureShape({ session, db, translate, rounds }, shape));
    }
    return { name: group.name, results };
  } finally {
    await db.close();
    await session.close();
  }
}
