import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { corpusFiles } from '@lite2pg/test-kit';
import { Lite2pgError } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openSource } from '../src/open-source.js';
import { readBothWays } from './both-ways.js';

const files = corpusFiles();
async function compareAll(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lite2pg-test-'));
  const counted = { files: 0, tables: 0, rows: 0, refused: [] as string[] };
  try {
    for (const path of files) {
      // A copy: a reader leaves -shm and -wal beside a database in WAL mode.
      const copy = join(folder, basename(path));
      await copyFile(path, copy);
      const source = await openSource(copy).catch((error: unknown) => {
        assert.instance(error, Lite2pgError);
        counted.refused.push(basename(path));
      });
      if (!source) continue;
      try {
        counted.files++;
        for (const table of source.tables) {
          const { pages, library } = await readBothWays(source, table.name);
          assert.equal(pages, library, `${basename(path)}: ${table.name}`);
          counted.tables++;
          counted.rows += pages.rows;
        }
      } finally {
        await source.close();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(
    `${counted.files} databases, ${counted.tables} tables, ${counted.rows} rows; not readable: ${counted.refused.join(', ')}`,
  );
}

const CLAIM = 'on every database of the corpus the pages and the library give the same bytes';
if (files.length === 0) test.skip(CLAIM, () => undefined);
else test(CLAIM, compareAll);

test.run();
