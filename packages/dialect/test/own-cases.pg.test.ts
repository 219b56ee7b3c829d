import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawSql } from '@lite2pg/sqlite';
import { compatSql, translateScript, translateStatement } from '../src/index.js';
import { answersOf, postgresRows, sqliteRows } from './both-engines.js';
import { OWN_CHANGES, OWN_DEFINITIONS, OWN_QUERIES, OWN_SETUP } from './own-cases.js';
import { scopeOfScript } from './scope-of-script.js';
import { asTexts, inOrder } from './rows-as-texts.js';

const scope = scopeOfScript(OWN_SETUP);

test('queries of every kind give SQLite’s rows', async () => {
  const { sqlite, postgres } = await answersOf({ schema: OWN_SETUP, statements: [], queries: OWN_QUERIES });
  OWN_QUERIES.forEach((sql, at) => {
    assert.equal(inOrder(sql, postgres[at]), inOrder(sql, sqlite[at]), sql);
  });
});

test('changes of every kind leave SQLite’s rows behind', () =>
  withSqlite(OWN_SETUP, ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(compatSql());
      for (const { sql } of translateScript({ sql: OWN_SETUP, scope: { tables: [] } }))
        await session.execute(sql ?? '');
      const undo = new Error('undo');
      const undone = (error: unknown): void => {
        if (error !== undo) throw error;
      };
      for (const [change, question] of OWN_CHANGES) {
        const [sql, ask] = [change, question].map((text) => translateStatement({ sql: text, scope }).sql ?? '');
        let wanted: unknown;
        let got: unknown;
        await db
          .tx(async (db) => {
            const returned = await db.query<object>(rawSql(change));
            wanted = [returned.map(asTexts), await sqliteRows(db, question)];
            throw undo;
          })
          .catch(undone);
        await session
          .transaction(async () => {
            await session.query(
              "SELECT setval(pg_get_serial_sequence('people', 'id'), 5), setval(pg_get_serial_sequence('visits', 'id'), 6)",
            );
            const returned = await session.query(sql ?? '');
            got = [returned.map(asTexts), await postgresRows(session, ask ?? '')];
            throw undo;
          })
          .catch(undone);
        assert.equal(got, wanted, change);
      }
    }),
  ));

test('definitions of every kind run, one after another', () =>
  withPostgres(async ({ session }) => {
    await session.execute(compatSql());
    for (const { sql, statements, findings } of translateScript({ sql: OWN_DEFINITIONS, scope: { tables: [] } })) {
      assert.equal(
        findings.filter(({ severity }) => severity === 'refused'),
        [],
      );
      for (const statement of statements ?? [sql ?? '']) await session.query(statement);
    }
  }));

test.run();
