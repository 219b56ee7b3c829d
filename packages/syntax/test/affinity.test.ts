import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { DECLARED_TYPES } from '@lite2pg/test-kit';
import { affinityOfDeclared, type ColumnAffinity } from '../src/affinity.js';

const test = suite('affinity');

/** What a column makes of the text '5' and of the integer 5, and a CAST of 5.5, which alone tells INTEGER from NUMERIC. */
interface Kept {
  readonly text: string;
  readonly number: string;
  readonly cast: string;
}

test('is the one that SQLite acts by, for every declared type', async () => {
  const db = await openSqlite(':memory:', { readOnly: false, create: true });
  try {
    for (const declared of DECLARED_TYPES) {
      await db.exec(
        `DROP TABLE IF EXISTS t; CREATE TABLE t(a ${declared}, b ${declared}); INSERT INTO t VALUES ('5', 5)`,
      );
      const cast = declared === '' ? "'text'" : `typeof(CAST('5.5' AS ${declared}))`;
      const [kept] = await db.query<Kept>(
        rawSql(`SELECT typeof(a) AS text, typeof(b) AS number, ${cast} AS cast FROM t`),
      );
      assert.is(affinityOfDeclared(declared), affinityByRows(kept!), declared);
    }
  } finally {
    await db.close();
  }
});

function affinityByRows({ text, number, cast }: Kept): ColumnAffinity {
  if (text === 'text') return number === 'text' ? 'text' : 'blob';
  if (text === 'real') return 'real';
  return cast === 'integer' ? 'integer' : 'numeric';
}

test('ANY is a type of STRICT tables only', async () => {
  const db = await openSqlite(':memory:', { readOnly: false, create: true });
  try {
    await db.exec(
      "CREATE TABLE s(a ANY) STRICT; INSERT INTO s VALUES ('5'); CREATE TABLE t(a ANY); INSERT INTO t VALUES ('5')",
    );
    const rows = await db.query(rawSql('SELECT (SELECT typeof(a) FROM s) AS s, (SELECT typeof(a) FROM t) AS t'));
    assert.equal(rows, [{ s: 'text', t: 'integer' }]);
    assert.is(affinityOfDeclared('any', true), 'blob');
    assert.is(affinityOfDeclared('any'), 'numeric');
  } finally {
    await db.close();
  }
});

test.run();
