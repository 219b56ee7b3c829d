import { dirname, join } from 'node:path';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fuzzPages } from './fuzz-pages.js';
import { makeVictims } from './fuzz-victims.js';

test('damaged files are read as the library reads them, or end in an error that names the table', async () => {
  await withSqlite('', async ({ path }) => {
    const victims = await makeVictims(join(dirname(path), 'victim.db'));
    const failures: string[] = [];
    const options = { seed: 1, count: 360, onFailure: (failure: string) => failures.push(failure) };
    const counts = await fuzzPages(victims, join(dirname(path), 'fuzz.db'), options);
    assert.equal(failures, []);
    assert.ok(counts.same > 200 && counts.damaged > 50 && counts.salvaged > 1000, JSON.stringify(counts));
  });
});

test.run();
