import { withPostgres } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compatSql, translateExpression, translateTrigger, type Scope } from '../src/index.js';

const BYTES = { kind: 'bytes' } as const;
const REAL = { kind: 'float', bits: 64 } as const;

const table = (name: string, columns: Scope['tables'][number]['columns']): Scope['tables'][number] => ({
  name,
  target: name,
  columns,
});
const column = (name: string, type: Scope['tables'][number]['columns'][number]['type']) =>
  ({ name, target: name, type, nullable: true }) as const;
const PLACES = table('places', [column('id', { kind: 'integer', bits: 64 }), column('geom', BYTES)]);
const GEOPACKAGE: Scope = { tables: [PLACES, table('gpkg_geometry_columns', [column('z', REAL)])] };

function real(value: number, little = true): string {
  const bytes = Buffer.alloc(8);
  if (little) bytes.writeDoubleLE(value);
  else bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

/** Header without bounds; `flags` 01 is little-endian. */
const HEADER = '4750000100000000';
const POINT = `0101000000${real(-0.1)}${real(3e-310)}`;
const LINE_Z = `01ea03000002000000${[1, 2, 9, -4, 1e300, 8].map((value) => real(value)).join('')}`;
const POLYGON = `01030000000200000003000000${[0, 0, 4, 0, 0, 5].map((value) => real(value)).join('')}01000000${real(1)}${real(1)}`;

const GEOMETRIES: Readonly<Record<string, readonly [string, string | null]>> = {
  'a point': [`${HEADER}${POINT}`, '{-0.1,-0.1,3e-310,3e-310}'],
  'a point, the highest byte first': [
    `47500000000000000000000001${real(1.5, false)}${real(-2.25, false)}`,
    '{1.5,1.5,-2.25,-2.25}',
  ],
  'a point that is empty': [`${HEADER}0101000000${real(NaN)}${real(NaN)}`, '{}'],
  'a line with z': [`${HEADER}${LINE_Z}`, '{-4,1,2,1e+300}'],
  'a line with z as older programs say it': [`${HEADER}0102000080${LINE_Z.slice(10)}`, '{-4,1,2,1e+300}'],
  'a polygon with a hole': [`${HEADER}${POLYGON}`, '{0,4,0,5}'],
  'several in one': [`${HEADER}010700000002000000${LINE_Z}${POINT}`, '{-4,1,3e-310,1e+300}'],
  'bounds in the header': [`4750000300000000${[1, 2, 3, 4].map((value) => real(value)).join('')}00`, '{1,2,3,4}'],
  'empty by its header': ['475000110000000001', '{}'],
  'cut off': [`${HEADER}${POINT.slice(0, -2)}`, null],
  'no geometry': ['00112233445566778899', null],
};

test('the bounds of geometries of GeoPackage are read from their header, else from their points', () =>
  withPostgres(async ({ session }) => {
    await session.execute(compatSql(['geometry_bounds', 'geometry_is_empty']));
    for (const [name, [hex, bounds]] of Object.entries(GEOMETRIES)) {
      const sql = `SELECT sqlite_compat.geometry_bounds('\\x${hex}')::text AS bounds, sqlite_compat.geometry_is_empty('\\x${hex}') AS empty`;
      const [row] = await session.query(sql);
      assert.equal(row, { bounds, empty: bounds === null ? null : bounds === '{}' ? 1 : 0 }, name);
    }
  }));

test('functions of geometries are those of GeoPackage only where its tables are', () => {
  const ask = (scope: Scope, sql: string): string | null =>
    translateExpression({ sql, scope, table: 'places', use: 'check' }).sql;
  assert.is(ask(GEOPACKAGE, 'ST_MaxX(geom) > 0'), '(sqlite_compat.geometry_bounds(geom))[2] > 0');
  assert.is(ask({ tables: [PLACES] }, 'ST_MaxX(geom) > 0'), null);
  assert.is(ask(GEOPACKAGE, 'ST_MaxX(id) > 0'), null);
});

test('the trigger that keeps an R-tree of GeoPackage in step is carried over', () => {
  const { sql, findings } = translateTrigger({
    trigger: {
      name: 'keep',
      table: 'places',
      timing: 'after',
      event: 'insert',
      when: { sqlite: 'NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)' },
      body: { sqlite: 'UPDATE places SET id = ST_MinX(NEW.geom) WHERE id = NEW.id;' },
    },
    scope: GEOPACKAGE,
  });
  assert.match(sql ?? '', 'NEW.geom IS NOT NULL AND NOT sqlite_compat.geometry_is_empty(NEW.geom) <> 0');
  assert.is(findings.filter(({ severity }) => severity === 'refused').length, 0);
});

test.run();
