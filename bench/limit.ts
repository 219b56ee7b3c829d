import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openPostgres } from '@lite2pg/postgres';
import { indexes, POSTGRES_TYPE, postgresKey, postgresTable, type BenchTable } from './bench-table.js';
import type { Dataset } from './dataset.js';
import type { Mover } from './movers/mover.js';

/**
 * A new folder with every table of a moved database as a binary file that the server wrote and can read; to be removed by the
 * caller. Fails if the server is on another machine, or its user may not write files.
 */
export async function exportRows(dataset: Dataset, url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-rows-'));
  try {
    // The server's account may be another than this one.
    await chmod(folder, 0o777);
    await writeFiles(dataset, url, folder);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

async function writeFiles(dataset: Dataset, url: string, folder: string): Promise<void> {
  const session = await openPostgres(url);
  try {
    for (const table of dataset.tables) {
      const list = table.columns.map(({ name, kind }) => `${name}::${POSTGRES_TYPE[kind]}`);
      await session.execute(
        `COPY (SELECT ${list.join(', ')} FROM ${table.name} ORDER BY 1) TO '${binaryFile(table, folder)}' (FORMAT binary)`,
      );
    }
  } finally {
    await session.close();
  }
  const written = await readdir(folder);
  if (written.length < dataset.tables.length) throw new Error('the server writes its files on another machine');
}

/** How the server alone is measured, in the place of a version. */
export function limitMethod(statistics: boolean): string {
  return `COPY … FROM a binary file, FREEZE${statistics ? '; ANALYZE' : ''}`;
}

/**
 * The server on its own: it reads the files of `exportRows`, then makes the same keys and indexes, in one session; with
 * `statistics` it gathers those, too, as lite2pg does.
 */
export function serverLimit(folder: string, statistics = false): Mover {
  return {
    name: statistics ? 'the server alone, with ANALYZE' : 'the server alone',
    available: () => Promise.resolve(limitMethod(statistics)),
    run: async ({ source: { dataset }, url }) => {
      const session = await openPostgres(url);
      try {
        const start = performance.now();
        await session.transaction(async () => {
          for (const table of dataset.tables) {
            await session.execute(postgresTable(table));
            await session.execute(`COPY ${table.name} FROM '${binaryFile(table, folder)}' (FORMAT binary, FREEZE)`);
          }
        });
        for (const table of dataset.tables) await session.execute(`${postgresKey(table)} ${indexes(table)}`);
        if (statistics) for (const { name } of dataset.tables) await session.execute(`ANALYZE ${name}`);
        return { seconds: (performance.now() - start) / 1000, peakBytes: undefined, exitStatus: 0, output: '' };
      } finally {
        await session.close();
      }
    },
  };
}

function binaryFile({ name }: BenchTable, folder: string): string {
  return join(folder, `${name}.bin`).replaceAll("'", "''");
}
