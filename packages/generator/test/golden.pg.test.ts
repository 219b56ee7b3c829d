import { readdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalizeSpec, parseConfig, parseSpec, type Config, type Spec } from '@lite2pg/spec';
import { withSchema } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, renderDdl } from '../src/index.js';
import { readCatalog } from './read-catalog.js';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

/** Set to write what is generated over what is expected, to be read before it is committed. */
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function readCase(name: string): { readonly spec: Spec; readonly config: Config; readonly expected: string } {
  const folder = `${CASES}${name}/`;
  return {
    spec: normalizeSpec(parseSpec(readJson(`${folder}spec.json`), name)),
    config: existsSync(`${folder}config.json`) ? parseConfig(readJson(`${folder}config.json`), name) : {},
    expected: existsSync(`${folder}expected.sql`) ? readFileSync(`${folder}expected.sql`, 'utf8') : '',
  };
}

for (const name of readdirSync(CASES).sort()) {
  const { spec, config, expected } = readCase(name);

  test(`${name}: the DDL is what is expected, and the same bytes again`, () => {
    const ddl = renderDdl(generate({ spec, config }));
    if (isUpdate) writeFileSync(`${CASES}${name}/expected.sql`, ddl);
    else assert.is(ddl, expected);
    assert.is(renderDdl(generate({ spec, config })), ddl);
  });

  test(`${name}: the DDL runs, and the form for loading makes the same schema`, async () => {
    await withSchema(async ({ session, name: schema }) => {
      const here = { ...config, schema };
      const inBoth: string[][] = [];
      for (const form of ['review', 'load'] as const) {
        await session.execute(`DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema}`);
        const generated = generate({ spec, config: here, form });
        if (form === 'review') await session.execute(renderDdl(generated));
        else for (const { sql } of generated.statements) await session.execute(sql);
        inBoth.push(await readCatalog(session, schema));
      }
      assert.equal(inBoth[1], inBoth[0]);
      assert.ok(inBoth[0]!.length > 0);
    });
  });
}

test.run();
