import { formatTypeName, parseTypeName, quoteIdentifier, quoteLiteral } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const NAMES = [
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'numeric(10,2)',
  'real',
  'double precision',
  'text',
  'varchar(20)',
  'bytea',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'jsonb',
  'uuid',
];

for (const name of NAMES) {
  test(`${name} is read and written the same`, () => {
    const type = parseTypeName(name);
    assert.ok(type);
    assert.is(formatTypeName(type), name);
  });
}

test('a scale may be left out or stand after a space', () => {
  assert.equal(parseTypeName('numeric(7)'), { kind: 'decimal', precision: 7, scale: 0 });
  assert.equal(parseTypeName('numeric(7, 3)'), { kind: 'decimal', precision: 7, scale: 3 });
});

test('a name that is no type gives nothing', () => {
  assert.is(parseTypeName('money'), undefined);
  assert.is(parseTypeName('toString'), undefined);
});

test('quotes inside names and literals are doubled', () => {
  assert.is(quoteIdentifier('a "b" c'), '"a ""b"" c"');
  assert.is(quoteLiteral("it's"), "'it''s'");
});

test.run();
