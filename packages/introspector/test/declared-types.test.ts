import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '@lite2pg/dialect';
import { formatTypeName } from '@lite2pg/spec';
import { DECLARED_TYPES, withSqlite } from '@lite2pg/test-kit';
import { decideTypes } from '../src/decide/decide-types.js';
import { introspectSqlite } from '../src/introspect-sqlite.js';

const test = suite('declared types');

const CREATE = `CREATE TABLE t(\n${DECLARED_TYPES.map((declared, at) => `  c${at} ${declared}`).join(',\n')}\n)`;

test('mean the same to a database that is read and to a statement that is translated', async () => {
  await withSqlite(CREATE, async ({ db }) => {
    const { spec } = decideTypes({ spec: await introspectSqlite(db, {}), config: {} });
    const read = spec.tables[0]!.columns.map(({ type }) => formatTypeName(type));
    const { sql } = translateStatement({ sql: CREATE, scope: { tables: [] } });
    const translated = sql!.split('\n').flatMap((line) => /^ {2}c\d+ (.*?)(?: COLLATE "C")?,?$/.exec(line)?.[1] ?? []);
    assert.is(translated.length, DECLARED_TYPES.length);
    const named = (types: readonly string[]): string[] => types.map((type, at) => `${DECLARED_TYPES[at]!}: ${type}`);
    assert.equal(named(translated), named(read));
  });
});

test.run();
