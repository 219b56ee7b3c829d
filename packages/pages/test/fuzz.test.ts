import { dirname, join } from 'node:path';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fuzzLog, fuzzPages, makeLogVictim, makeVictim } from './fuzz-pages.js';

test('files with changed bytes are read as the library reads them, or end in an error that names the table', async () => {
  await withSqlite('', async ({ path }) => {
    const victim = await makeVictim(join(dirname(path), 'victim.db'));
    const counts = await fuzzPages(victim, join(dirname(path), 'fuzz.db'), { seed: 1, count: 150 });
    assert.ok(counts.same > 100 && counts.damaged > 30 && counts.salvaged > 1000, JSON.stringify(counts));
  });
});

test('logs with changed bytes or a torn tail are read as the library reads them', async () => {
  await withSqlite('', async ({ path }) => {
    const victim = await makeLogVictim(join(dirname(path), 'victim.db'));
    const counts = await fuzzLog(victim, join(dirname(path), 'fuzz.db'), { seed: 1, count: 60 });
    assert.ok(counts.same > 150 && counts.damaged === 0, JSON.stringify(counts));
  });
});

test.run();
