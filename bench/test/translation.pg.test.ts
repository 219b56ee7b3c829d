import { compatSql, translateStatement } from '@lite2pg/dialect';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { measureShape } from '../translation/measure-shape.js';
import { renderTranslation, translationSection, withTranslation } from '../translation/render-translation.js';
import { readShapes } from '../translation/shapes.js';

test('the shapes are there once each, over tables that SQLite makes', () => {
  const all = readShapes().flatMap(({ shapes }) => shapes.map(({ sqlite }) => sqlite));
  assert.is(new Set(all).size, all.length);
  for (const { name, schema } of readShapes())
    assert.ok(
      schema.every((sql) => !/UNLOGGED|float8/.test(sql)),
      name,
    );
});

test('a statement is timed three ways, its index is looked for, a refused one is counted', async () => {
  await withSqlite('CREATE TABLE t(id INTEGER PRIMARY KEY, a INT); INSERT INTO t VALUES (1, 2)', ({ db }) =>
    withPostgres(async ({ session }) => {
      await session.execute(
        `${compatSql()}; CREATE TABLE t(id bigint PRIMARY KEY, a bigint); SET enable_seqscan = off`,
      );
      const column = (name: string) =>
        ({ name, target: name, type: { kind: 'integer', bits: 64 }, nullable: true }) as const;
      const scope = { tables: [{ name: 't', target: 't', columns: [column('id'), column('a')], rowid: 'id' }] };
      const translate = (sql: string): { sql: string | null; refusal: string | undefined } => {
        const { sql: translation, findings } = translateStatement({ sql, scope });
        return { sql: translation, refusal: findings[0]?.message };
      };
      const measure = (sqlite: string, index: string | null): ReturnType<typeof measureShape> =>
        measureShape({ session, db, translate, rounds: 1 }, { sqlite, byHand: 'SELECT 1', index });
      const found = [
        await measure('SELECT a FROM t WHERE id = 1', 't_pkey'),
        await measure('SELECT a FROM t', 'other'),
        await measure('PRAGMA integrity_check', null),
      ];
      assert.equal(
        found.map(({ usesIndex, translation }) => [usesIndex, translation !== null]),
        [
          [true, true],
          [false, true],
          [undefined, false],
        ],
      );
      assert.ok(found[0]!.translatedMs > 0 && found[0]!.byHandMs > 0 && found[0]!.sqliteMs > 0);
      const section = renderTranslation([{ name: 'some', results: found }], 'here.');
      assert.match(section, '3 statements, 1 of them refused; here.');
      assert.match(section, 'The index serves 1 of the 2');
    }),
  );
});

test('RESULTS.md keeps its other sections', () => {
  const section = '## Translated statements\n\nnew';
  const results = '# Benchmark\n\n## A\n\na\n\n## Translated statements\n\nold\n\n### part\n\n## B\n\nb\n';
  const next = withTranslation(results, section);
  assert.is(next, '# Benchmark\n\n## A\n\na\n\n## Translated statements\n\nnew\n\n## B\n\nb\n');
  assert.is(translationSection(next), section);
  assert.is(withTranslation('# Benchmark\n', section), `# Benchmark\n\n${section}\n`);
  assert.is(translationSection('# Benchmark\n'), '');
});

test.run();
