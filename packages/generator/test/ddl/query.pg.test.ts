import type { Spec, Trigger, View } from '@lite2pg/spec';
import { withPostgres, withSchema } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  alterComment,
  alterTrigger,
  alterView,
  createCompat,
  createSchema,
  createTriggers,
  createViews,
  dropCompat,
  dropSchema,
  dropTrigger,
  dropView,
  type DdlContext,
  type TriggerOf,
} from '../../src/index.js';
import { checkChange, specOf, tableOf } from './check-change.js';

const NAME = 'Our "Table"';

function specWith(more: Partial<Spec>, comment?: string): Spec {
  const table = { name: NAME, columns: [{ name: 'A b', type: { kind: 'integer', bits: 64 } as const }] };
  return { ...specOf(comment === undefined ? table : { ...table, comment }), ...more };
}

test('a view is made, renamed with its columns, and dropped', async () => {
  const view: View = { name: 'User', columns: ['One', 'select'], query: { postgres: 'SELECT 1, 2' } };
  const [plain, viewed] = [specWith({}), specWith({ views: [view] })];
  await checkChange({ from: plain, to: viewed, change: (_, next) => createViews(next) });
  await checkChange({
    from: viewed,
    to: specWith({ views: [{ ...view, name: 'Users "of"', columns: ['One', 'Two'] }] }),
    change: (old, next) => alterView(old.target.views[0]!, next.target.views[0]!),
  });
  await checkChange({ from: viewed, to: plain, change: (old) => [dropView(old.target.views[0]!)] });
});

test('a trigger is made, renamed and dropped with its function', async () => {
  const trigger: Trigger = {
    name: 'After "All"',
    table: NAME,
    timing: 'after',
    event: 'delete',
    body: { sqlite: `INSERT INTO "Our ""Table""" VALUES (OLD."A b" + 1);` },
  };
  const [plain, triggered] = [specWith({}), specWith({ triggers: [trigger] })];
  const triggerOf = (context: DdlContext): TriggerOf => ({
    on: tableOf(context, NAME).table,
    name: trigger.name,
    subject: { kind: 'trigger', name: trigger.name, table: NAME },
  });
  await checkChange({ from: plain, to: triggered, change: (_, next) => createTriggers(next, new Set([NAME])) });
  await checkChange({
    from: triggered,
    to: specWith({ triggers: [{ ...trigger, name: 'do' }] }),
    change: (old) => alterTrigger(triggerOf(old), 'do'),
  });
  // The function must be gone, too: DROP TABLE would leave it, and it could be made again.
  await checkChange({
    from: triggered,
    to: plain,
    change: (old) => dropTrigger(triggerOf(old)),
    after: `DO $$ BEGIN IF EXISTS (SELECT FROM pg_proc WHERE proname = 'After "All"') THEN RAISE 'it is there'; END IF; END $$`,
  });
});

test('a comment is made, altered and dropped', async () => {
  const texts = [undefined, `it's "so"`, 'other'];
  for (const from of texts) {
    for (const to of texts.filter((text) => text !== from)) {
      await checkChange({
        from: specWith({}, from),
        to: specWith({}, to),
        change: (_, next) => {
          const { sql } = tableOf(next, NAME).table;
          return alterComment({ what: `TABLE ${sql}`, subject: { kind: 'table', name: NAME } }, { from, to });
        },
      });
    }
  }
});

test('a schema is made and dropped', async () => {
  await withSchema(async ({ session, name }) => {
    const schema = `Odd "${name}`;
    const there = async (): Promise<number> =>
      (await session.query('SELECT 1 AS x FROM pg_namespace WHERE nspname = $1', [schema])).length;
    for (const { sql } of createSchema({ schema })) await session.execute(sql);
    assert.is(await there(), 1);
    await session.execute(dropSchema({ schema }).sql);
    assert.is(await there(), 0);
  });
});

test('helper functions are made and dropped; those that stay keep what they call', async () => {
  await withPostgres(async ({ session }) => {
    const all = new Set(['date', 'json_extract_part', 'sum', 'sqlite_master', 'sort_key', 'printf']);
    const kept = new Set(['printf']);
    const names = async (): Promise<string[]> =>
      (
        await session.query<{ name: string }>(
          `SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = 'sqlite_compat'::regnamespace
           UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'sqlite_compat'::regnamespace ORDER BY 1`,
        )
      ).map(({ name }) => name);
    for (const { sql } of createCompat(kept)) await session.execute(sql);
    const before = await names();
    for (const { sql } of createCompat(all)) await session.execute(sql);
    assert.ok((await names()).length > before.length);
    for (const { sql } of dropCompat(all, kept)) await session.execute(sql);
    assert.equal(await names(), before);
    for (const { sql } of dropCompat(kept, new Set())) await session.execute(sql);
    assert.equal(await names(), []);
  });
});

test.run();
