import { parseReport, type Report } from '@lite2pg/spec';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCli } from './run-cli.js';

const SCRIPT = `CREATE TABLE "a b" (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, v TEXT DEFAULT 'q');
  INSERT INTO "a b" VALUES (1, 1, 'x'); CREATE INDEX "by v" ON "a b" (v);`;

/** Findings of migrate, without and with a comparison of the rows, and of verify after `change` to the target. */
async function after(change: string): Promise<{ readonly outcomes: string[]; readonly found: string[][] }> {
  return withSqlite(SCRIPT, ({ path }) =>
    withPostgres(async ({ url, session }) => {
      assert.is((await runCli(['migrate', path, '--to', url])).status, 0);
      await session.execute(change);
      const reports: Report[] = [];
      for (const [command, ...flags] of [['migrate', '--no-verify'], ['migrate'], ['verify']] as const) {
        const { status, stdout } = await runCli([command, path, '--to', url, '--json', ...flags]);
        assert.is(status, 2);
        reports.push(parseReport(JSON.parse(stdout), 'stdout'));
      }
      return {
        outcomes: reports.map(({ outcome }) => outcome),
        found: reports.map(({ findings }) =>
          findings.map(({ code, subject }) => `${code} ${subject.kind} ${subject.name}`),
        ),
      };
    }),
  );
}

test('a dropped index and default are said by migrate and by verify, with exit status 2', async () => {
  const { outcomes, found } = await after(`DROP INDEX "by v"; ALTER TABLE "a b" ALTER v DROP DEFAULT`);
  assert.equal(outcomes, ['differs', 'differs', 'attention']);
  const lost = ['structure-missing default v', 'structure-missing index by v'];
  assert.equal(found, [lost, lost, lost]);
});

test('a changed column type is said once: of the column, or of its table where the rows are compared', async () => {
  const { found } = await after('ALTER TABLE "a b" ALTER n TYPE integer');
  const ofTable = ['columns-differ table a b'];
  assert.equal(found, [['columns-differ column n'], ofTable, ofTable]);
});

test.run();
