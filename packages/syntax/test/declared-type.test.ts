import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatTypeName } from '@lite2pg/spec';
import { readDeclaredType, typeOfDeclared } from '../src/declared-type.js';

const test = suite('declared type');

const TYPES: Readonly<Record<string, string>> = {
  '': 'text',
  BIT: 'boolean',
  POINT: 'bytea',
  UNIQUEIDENTIFIER: 'uuid',
  'DATETIMEOFFSET(7)': 'timestamptz',
  XML: 'text',
  IMAGE: 'bytea',
  DATETIME2: 'timestamp',
  'TIMESTAMP WITH TIME ZONE (6)': 'timestamptz',
  'VARCHAR(10)': 'text',
  'DECIMAL( 10 , 2 )': 'numeric(10,2)',
  'NUMERIC(5)': 'numeric(5,0)',
  'NUMERIC(5,-2)': 'numeric',
  INTEGER: 'bigint',
  'double precision': 'double precision',
};

test('means a type of the target', () => {
  for (const [declared, type] of Object.entries(TYPES))
    assert.is(formatTypeName(typeOfDeclared(declared)), type, declared);
});

test('has its words in capitals, without comments, quotes and what is in parentheses', () => {
  assert.is(readDeclaredType('timestamp /* ms */ (3)  without\n"time" zone').words, 'TIMESTAMP WITHOUT TIME ZONE');
  assert.is(readDeclaredType(undefined).words, '');
});

test.run();
