import * as assert from 'uvu/assert';
import { withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import { openSource } from '../src/open-source.js';
import { findTable } from '../src/source/find-table.js';
import { valuePages } from '../src/library/value-pages.js';

for (const [kind, option] of [
  ['a table with rowids', ''],
  ['a table without rowid', 'WITHOUT ROWID'],
] as const) {
  test(`the library is asked for no more of ${kind} at once than a few megabytes`, async () => {
    const setup = `CREATE TABLE t (id INTEGER PRIMARY KEY, x, v AS (id + 1)) ${option};
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100) INSERT INTO t (id, x) SELECT i, 'x' FROM n;
      UPDATE t SET x = zeroblob(3000000) WHERE id IN (5, 6, 7, 8, 9, 2100); UPDATE t SET x = zeroblob(9000000) WHERE id = 8;`;
    await withSqlite(setup, async ({ path }) => {
      const source = await openSource(path);
      const pages: number[] = [];
      const ids: number[] = [];
      for await (const rows of valuePages(source, findTable(source, 't'), null, null)) {
        pages.push(rows.length);
        ids.push(...rows.map(({ values }) => Number(values[0])));
      }
      await source.close();
      assert.equal(pages, [6, 1, 1, 2000, 92]);
      assert.equal(
        ids,
        Array.from({ length: 2100 }, (_, i) => i + 1),
      );
    });
  });
}

test.run();
