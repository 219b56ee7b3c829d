import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openPostgres } from '@lite2pg/postgres';
import { withPostgres, withSchema } from '@lite2pg/test-kit';

const test = suite('withPostgres');

test('gives an empty database in C collation, and another one the next time', async () => {
  const names: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    await withPostgres(async ({ url, name, session }) => {
      names.push(name);
      const [row] = await session.query<{ db: string; collation: string; encoding: string; tables: string }>(
        `SELECT current_database() AS db, datcollate AS collation, pg_encoding_to_char(encoding) AS encoding,
                (SELECT count(*) FROM pg_tables WHERE schemaname = 'public') AS tables
         FROM pg_database WHERE datname = current_database()`,
      );
      assert.equal(row, { db: name, collation: 'C', encoding: 'UTF8', tables: '0' });
      const second = await openPostgres(url);
      assert.equal((await second.query('SELECT current_database() AS db'))[0], { db: name });
    });
  }
  assert.is.not(names[0], names[1]);
});

test('gives a schema that unqualified names are made in', async () => {
  await withSchema(async ({ name, session }) => {
    await session.execute('CREATE TABLE t (a int)');
    assert.equal(await session.query(`SELECT schemaname FROM pg_tables WHERE tablename = 't'`), [{ schemaname: name }]);
  });
});

test.run();
