import { withSchema } from '@lite2pg/test-kit';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clipBytes, formatIdentifier, formatPath } from '../../src/name/identifier.js';
import { QUOTED_KEYWORDS } from '../../src/sql/keyword.js';
import { oddName } from '../odd-name.js';

/** Keywords that are younger than the oldest supported server. */
const YOUNGER = [
  ...['json', 'json_array', 'json_arrayagg', 'json_exists', 'json_object', 'json_objectagg', 'json_query'],
  ...['json_scalar', 'json_serialize', 'json_table', 'json_value', 'merge_action', 'system_user'],
];

test('the keywords in quotes are those that a supported server does not call "not reserved"', async () => {
  await withSchema(async ({ session }) => {
    const rows = await session.query<{ word: string }>(
      `SELECT word FROM pg_get_keywords() WHERE catcode <> 'U' ORDER BY word`,
    );
    assert.equal([...QUOTED_KEYWORDS].sort(), [...new Set([...rows.map(({ word }) => word), ...YOUNGER])].sort());
  });
});

test('a name is written as quote_ident writes it', async () => {
  const words = [
    'select',
    'id',
    'Id',
    'my col',
    'name',
    'type',
    'time',
    'a"b',
    '1st',
    '_x',
    'straße',
    'a$b',
    'oid',
    '',
  ];
  const keywords = [...QUOTED_KEYWORDS].filter((word) => !YOUNGER.includes(word));
  const names = [...words, ...keywords, ...fc.sample(oddName, { numRuns: 300, seed: 7 })];
  await withSchema(async ({ session }) => {
    const rows = await session.query<{ quoted: string }>(
      `SELECT quote_ident(name) AS quoted FROM jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS n (name, at) ORDER BY at`,
      [JSON.stringify(names)],
    );
    assert.equal(
      names.map(formatIdentifier),
      rows.map(({ quoted }) => quoted),
    );
  });
});

test('a path is quoted name by name', () => {
  assert.is(formatPath('public', 'Order Items'), 'public."Order Items"');
});

test('bytes are clipped without cutting a character', () => {
  assert.is(clipBytes('aé日😀', 3), 'aé');
  assert.is(clipBytes('aé日😀', 5), 'aé');
  assert.is(clipBytes('aé日😀', 6), 'aé日');
  assert.is(clipBytes('aé日😀', 9), 'aé日');
  assert.is(clipBytes('aé日😀', 10), 'aé日😀');
});

test.run();
