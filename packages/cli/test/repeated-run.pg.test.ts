import { writeFileSync } from 'node:fs';
import { parseReport } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';
import { unwrapped } from './unwrapped.js';

const SCRIPT = `CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, n INTEGER);
  INSERT INTO t VALUES (1, 'a', 1), (2, 'b' || char(0), 'x'), (3, 'c', 3);`;

test('a second run after an INSERT counts it, changes nothing, and says what to run', async () => {
  await withSqlite('CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1), (2);', async ({ path, db }) => {
    await withPostgres(async ({ url }) => {
      const args = ['migrate', path, '--to', url];
      assert.is((await runCli([...args, '--no-verify'])).status, 0);
      await db.exec('INSERT INTO t VALUES (3)');
      for (const [flags, rowOfTable] of [
        [['--no-verify'], /public\.t +3 +2 +0$/m],
        [[], /public\.t +3 +2 +0 +1 missing, 0 extra, 0 changed/],
      ] as const) {
        const { status, stdout } = await runCli([...args, ...flags]);
        assert.is(status, 2);
        assert.match(stdout, rowOfTable);
        assert.match(stdout, 'Nothing was changed: an earlier run had moved everything to');
        assert.match(stdout, '3 in SQLite, 2 moved + 0 rejected: 1 missing');
        assert.match(unwrapped(stdout), '3 rows now, 2 then');
        assert.not.match(stdout, 'Nothing to do');
      }
    });
  });
});

test('a value that was changed to fit is one loss, in migrate, again and in verify', async () => {
  await withSqlite(SCRIPT, async ({ path }) => {
    await withPostgres(async ({ url }) => {
      const config = `${path}.json`;
      writeFileSync(config, JSON.stringify({ columns: { 't.n': { type: 'integer', onBadValue: 'null' } } }));
      const flags = [path, '--to', url, '--config', config, '--json'];
      for (const command of ['migrate', 'migrate', 'verify']) {
        const report = parseReport(JSON.parse((await runCli([command, ...flags])).stdout), 'stdout');
        const losses = report.findings.map(({ code, severity, subject }) => `${severity} ${code} ${subject.name}`);
        assert.equal(losses.sort(), ['loss values-repaired n', 'loss values-repaired v']);
        assert.equal([report.tables[0]?.rejected, report.tables[0]?.repaired], [0, 2]);
      }
    });
  });
});

test.run();
