import { fingerprintSpec, normalizeSpec, parseSpec, serializeSpec, type Spec, type Table } from '@lite2pg/spec';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const bigint = { kind: 'integer', bits: 64 } as const;
const users: Table = {
  columns: [{ type: bigint, name: 'select id', nullable: false, identity: 'by-default' }],
  indexes: [
    { name: 'b', unique: false, keys: [{ column: 'select id' }] },
    { name: 'a', unique: true, keys: [{ column: 'select id' }] },
  ],
  uniques: [],
  name: 'Users',
};
const spec: Spec = {
  specVersion: 1,
  unsupported: [],
  triggers: [],
  views: [],
  tables: [users, { name: 'Orders', columns: [{ name: 'x', type: bigint }] }],
};

test('lists are sorted, keys stand in the order of the schema, defaults are gone', () => {
  assert.is(
    serializeSpec(spec),
    `${JSON.stringify(
      {
        specVersion: 1,
        tables: [
          { name: 'Orders', columns: [{ name: 'x', type: bigint }] },
          {
            name: 'Users',
            columns: [{ name: 'select id', type: bigint, nullable: false, identity: 'by-default' }],
            indexes: [
              { name: 'a', unique: true, keys: [{ column: 'select id' }] },
              { name: 'b', keys: [{ column: 'select id' }] },
            ],
          },
        ],
        views: [],
        triggers: [],
        unsupported: [],
      },
      null,
      2,
    )}\n`,
  );
});

test('what is normal stays as it is, and is a valid spec', () => {
  const once = normalizeSpec(spec);
  assert.equal(normalizeSpec(once), once);
  assert.equal(parseSpec(JSON.parse(serializeSpec(spec)), 'spec'), once);
});

test('the spec handed in is not changed', () => {
  const before = structuredClone(spec);
  normalizeSpec(spec);
  assert.equal(spec, before);
});

test('the order of tables does not matter to the fingerprint, a column does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }), fc.nat(), (names, turn) => {
      const tables = names.map((name) => ({ name, columns: [{ name: 'x', type: bigint }] }));
      const at = turn % tables.length;
      const turned = [...tables.slice(at), ...tables.slice(0, at)];
      const same = fingerprintSpec({ ...spec, tables: turned });
      assert.is(same, fingerprintSpec({ ...spec, tables }));
      const other = tables.map((table) => ({ ...table, columns: [{ name: 'y', type: bigint }] }));
      assert.is.not(same, fingerprintSpec({ ...spec, tables: other }));
    }),
    { seed: 20, numRuns: 50 },
  );
});

test('where the JSON Schema is published is not part of the meaning', () => {
  assert.is(fingerprintSpec(spec), fingerprintSpec({ $schema: 'elsewhere', ...spec }));
});

test.run();
