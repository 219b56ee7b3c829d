import type { Spec, Statement, Table } from '@lite2pg/spec';
import { withSchema } from '@lite2pg/test-kit';
import * as assert from 'uvu/assert';
import { generate, makeDdlContext, type DdlContext } from '../../src/index.js';
import { readCatalog } from '../read-catalog.js';

/** A schema before and after, and what should make it so. */
export interface Change {
  readonly from: Spec;
  readonly to: Spec;
  readonly change: (from: DdlContext, to: DdlContext) => readonly Statement[];
  /** SQL that runs before the change: rows that must survive it, or what it needs. */
  readonly before?: string;
  /** SQL that runs after it. */
  readonly after?: string;
}

/** Runs the change on a server and compares what the catalog has with what it has of `to` made anew. */
export async function checkChange({ from, to, change, before, after }: Change): Promise<void> {
  await withSchema(async ({ session, name: schema }) => {
    const [old, next] = [from, to].map((spec) => makeDdlContext({ spec, config: { schema }, form: 'review' }));
    const make = async (spec: Spec): Promise<void> => {
      for (const { sql } of generate({ spec, config: { schema } }).statements) await session.execute(sql);
    };
    await make(from);
    if (before !== undefined) await session.execute(before);
    const statements = change(old!, next!);
    assert.ok(statements.length > 0);
    // Each by itself: outside a transaction where it says so.
    for (const { sql, transaction } of statements) {
      assert.is(sql.includes('CONCURRENTLY'), transaction === false);
      await session.execute(sql);
    }
    if (after !== undefined) await session.execute(after);
    const changed = (await readCatalog(session, schema)).flatMap(withoutPlaces);
    await session.execute(`DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema}`);
    await make(to);
    assert.equal(changed.sort(), (await readCatalog(session, schema)).flatMap(withoutPlaces).sort());
  });
}

/** Which place a column has depends on what was there before. */
function withoutPlaces(line: string): string[] {
  if (line.includes('pg.dropped.')) return [];
  return [line.replace(/^(column \S.*?) \d+ (?=\w)/, '$1 ').replace(/^(comment .*?) [1-9]\d* /, '$1 n ')];
}

/** A spec of these tables and nothing else. */
export function specOf(...tables: readonly Table[]): Spec {
  return { specVersion: 1, tables: [...tables], views: [], triggers: [], unsupported: [] };
}

/** The table of the target, and its table in the spec, by its name in the source. */
export function tableOf(
  { tables, spec }: DdlContext,
  name: string,
): {
  readonly table: NonNullable<ReturnType<DdlContext['tables']['get']>>;
  readonly source: Table;
} {
  return { table: tables.get(name)!, source: spec.tables.find((table) => table.name === name)! };
}
