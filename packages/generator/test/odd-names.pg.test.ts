import type { Spec } from '@lite2pg/spec';
import { withSchema } from '@lite2pg/test-kit';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, renderDdl } from '../src/index.js';
import { oddName } from './odd-name.js';
import { readCatalog } from './read-catalog.js';

/** A schema in which everything that has a name has an odd one. */
function oddSpec(names: readonly string[]): Spec {
  const [table = 'a', parent = 'b', index = 'c', view = 'd', check = 'e', key = 'f', ...columns] = names;
  const bigint = { kind: 'integer', bits: 64 } as const;
  return {
    specVersion: 1,
    tables: [
      {
        name: table,
        comment: index,
        columns: columns.map((name) => ({ name, type: { kind: 'text' }, comment: table })),
        uniques: [{ name: key, columns: [columns[0]!] }],
        foreignKeys: [{ name: key, columns: [columns[1]!], references: { table: parent, columns: [columns[0]!] } }],
        checks: [{ name: check, expression: { postgres: '1 < 2' } }, { expression: { postgres: '2 < 3' } }],
        indexes: [{ name: index, keys: [{ column: columns[0]! }, { column: columns[1]!, descending: true }] }],
      },
      {
        name: parent,
        columns: [
          { name: columns[0]!, type: { kind: 'text' } },
          { name: columns[1]!, type: bigint, identity: 'by-default' },
        ],
        primaryKey: { name: check, columns: [columns[1]!] },
        uniques: [{ columns: [columns[0]!] }],
      },
    ],
    views: [{ name: view, columns: [columns[0]!, columns[1]!], query: { postgres: 'SELECT 1, 2' } }],
    triggers: [],
    unsupported: [{ kind: 'virtual-table', name: index, code: 'virtual-table', message: 'y', sql: view }],
  };
}

test('a schema of any names is made on the server, in both forms alike, and has them unless a finding says otherwise', async () => {
  const names = fc.uniqueArray(oddName, { minLength: 9, maxLength: 12, selector: (name) => name.toLowerCase() });
  await fc.assert(
    fc.asyncProperty(names, async (drawn) => {
      await withSchema(async ({ session, name: schema }) => {
        const spec = oddSpec(drawn);
        const config = { schema };
        const review = generate({ spec, config });
        await session.execute(renderDdl(review));
        const catalog = await readCatalog(session, schema);
        for (const { name, columns } of review.target.tables) {
          const rows = await session.query<{ name: string }>(
            `SELECT attname AS name FROM pg_attribute WHERE attnum > 0 AND attrelid = format('%I.%I', $1::text, $2::text)::regclass ORDER BY attnum`,
            [schema, name],
          );
          assert.equal(
            rows.map((row) => row.name),
            columns.map((column) => column.name),
          );
        }
        const renamed = new Set(
          review.findings.filter(({ code }) => code === 'renamed').map(({ subject }) => subject.name),
        );
        for (const { source, name } of review.target.tables) assert.ok(name === source || renamed.has(source));
        await session.execute(`DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema}`);
        for (const { sql } of generate({ spec, config, form: 'load' }).statements) await session.execute(sql);
        assert.equal(await readCatalog(session, schema), catalog);
      });
    }),
    { numRuns: 25, seed: 20, endOnFailure: true, includeErrorInReport: true },
  );
});

test.run();
