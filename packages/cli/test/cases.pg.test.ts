import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PostgresSession } from '@lite2pg/postgres';
import { withPostgres } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkGenerated } from './generate-case.js';
import { readCase, withCaseFile, type GoldenCase } from './golden-case.js';
import { migrateCase } from './migrate-case.js';
import { renderGolden } from './render-golden.js';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

/** Set to write what arrives over what is expected, to be read before it is committed. */
const isUpdate = process.env['LITE2PG_UPDATE_CASES'] === '1';

/** A case that does not hold yet: why, and what in the account of what arrived shows it. Such a case has no golden file. */
interface KnownFailure {
  readonly reason: string;
  /** Is in it, and should not be. */
  readonly shows?: string;
  /** Is not in it, and should be. */
  readonly lacks?: string;
}

/** By the name of the case. The day that changes the test fails: take the case out, and review its golden file. */
const KNOWN_FAILURES: Readonly<Record<string, KnownFailure>> = {};

/** Part of a name: only those cases run. */
const only = process.env['LITE2PG_CASE'] ?? '';

/** A case mostly waits for the server. */
const AT_ONCE = 4;

const names = readdirSync(CASES).sort();
const cases = names.filter((name) => name.includes(only)).map((name) => readCase(`${CASES}${name}/`, name));

async function runCase(golden: GoldenCase): Promise<void> {
  await withCaseFile(golden, async ({ path }) => {
    await withPostgres(async (database) => {
      const migrated = await migrateCase({ ...golden, path }, database);
      const found = renderGolden(golden, migrated);
      await checkGenerated({ ...golden, path }, migrated);
      const known = KNOWN_FAILURES[golden.name];
      if (known !== undefined) {
        if (known.shows !== undefined) assert.match(found, known.shows);
        if (known.lacks !== undefined) assert.not.match(found, known.lacks);
        return;
      }
      if (isUpdate) writeFileSync(golden.expectedPath, found);
      else {
        const as = (await writesViewsShorter(database.session)) ? withoutViewQueries : asItIs;
        assert.fixture(as(found), as(golden.expected ?? ''));
      }
      assert.not.match(found, 'NOT EQUAL');
    });
  });
}

/** From 16 on a server leaves out the table's name in the text of a view that has one table. */
async function writesViewsShorter(session: PostgresSession): Promise<boolean> {
  const [row] = await session.query<{ newer: boolean }>(
    `SELECT current_setting('server_version_num')::int >= 160000 AS newer`,
  );
  return row?.newer === true;
}

/** The account of a case without the text of its views; their columns stay. */
function withoutViewQueries(account: string): string {
  return account
    .split('\n')
    .map((line) => (line.startsWith('    view ') ? line.slice(0, line.indexOf('):') + 1) : line))
    .join('\n');
}

function asItIs(account: string): string {
  return account;
}

/** The outcome of each case: undefined if it holds, else the error. A case begins when an earlier one has ended. */
const outcomes: Promise<Error | undefined>[] = [];
for (const [at, golden] of cases.entries()) {
  const earlier = outcomes[at - AT_ONCE] ?? Promise.resolve();
  outcomes.push(
    earlier
      .then(() => runCase(golden))
      .then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      ),
  );
}

cases.forEach(({ name, claim }, at) => {
  const reason = KNOWN_FAILURES[name]?.reason;
  test(`${name}: ${reason === undefined ? claim : `does not hold yet: ${reason}`}`, async () => {
    const error = await outcomes[at];
    if (error) throw error;
    assert.is(error, undefined);
  });
});

test('every known failure has a case', () => {
  assert.equal(
    Object.keys(KNOWN_FAILURES).filter((name) => !names.includes(name)),
    [],
  );
});

test.run();
