import { generate } from '@lite2pg/migration';
import type { Config, Finding } from '@lite2pg/spec';
import { withPostgres } from '@lite2pg/test-kit';
import * as assert from 'uvu/assert';
import { describeTarget, type DescribedTarget } from './describe-target.js';
import type { Migrated } from './migrate-case.js';

/** The file that people review makes, in an empty database, the schema that the migration made: orphans NOT VALID, too. */
export async function checkGenerated(
  { path, config }: { readonly path: string; readonly config: Config },
  { error, findings, target }: Migrated,
): Promise<void> {
  if (error !== undefined || findings.some(isOfMovedRows)) return;
  const { sql } = await generate(path, { config, jobs: 1 });
  await withPostgres(async ({ session }) => {
    await session.execute(sql);
    assert.equal(schemaOf(await describeTarget(session)), schemaOf(target));
  });
}

/** Found only when rows move: rows that were left out, values that PostgreSQL cannot compute, keys of repaired values that collide. */
function isOfMovedRows({ code, subject }: Finding): boolean {
  const isKey = subject.kind === 'primary-key' || subject.kind === 'unique';
  return code === 'rows-rejected' || code === 'not-computed' || (code === 'statement-refused' && isKey);
}

function schemaOf({ tables, views }: DescribedTarget): string[] {
  const facts = tables.flatMap((table) => [
    `${table.schema}.${table.name}`,
    ...table.facts.filter((fact) => !/^\d+ columns, /.test(fact)).map((fact) => fact.replace(/, next \d+$/, '')),
  ]);
  return [...facts, ...views];
}
