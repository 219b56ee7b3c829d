import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ColumnProfile, Profile, Spec } from '@lite2pg/spec';
import { hintTypes } from '@lite2pg/introspector';

const test = suite('hintTypes');

const EPOCH = { epochSeconds: 0, epochMilliseconds: 2, epochMicroseconds: 0, epochNanoseconds: 0 };
const moments = { count: 2, min: '1600000000000', max: '1700000000000', booleans: 0, beyondDouble: 0, ...EPOCH };
const days = { count: 3, maxBytes: 10, maxCharacters: 10, shapes: { date: 3 }, invalidUtf8: 0, nul: 0 };

const bigint = { kind: 'integer', bits: 64 } as const;
const SPEC: Spec = {
  specVersion: 1,
  tables: [
    {
      name: 'Odd table',
      columns: [
        { name: 'id', type: bigint },
        { name: 'made "at"', type: bigint },
        { name: 'day', type: { kind: 'text' } },
        { name: 'words', type: { kind: 'text' } },
      ],
      primaryKey: { columns: ['id'] },
    },
  ],
  views: [],
  triggers: [],
  unsupported: [],
};

function profileOf(...columns: readonly ColumnProfile[]): Profile {
  return { profileVersion: 1, tables: [{ name: 'Odd table', rows: 3, columns: [...columns] }] };
}

test('says how to have counts and texts as dates, and leaves keys and other texts alone', () => {
  const found = hintTypes({
    spec: SPEC,
    profile: profileOf(
      { name: 'id', nulls: 0, integers: moments },
      { name: 'made "at"', nulls: 1, integers: moments },
      { name: 'day', nulls: 0, texts: days },
      { name: 'words', nulls: 0, texts: { ...days, shapes: { date: 2, other: 1 } } },
    ),
  });
  assert.equal(
    found.map(({ code, severity, message }) => [code, severity, message]),
    [
      [
        'looks-like-epoch',
        'note',
        'the values of "Odd table"."made ""at""" look like counts since 1970 (ms); if they are, ' +
          'say so in the config: "columns": {"Odd table.made \\"at\\"": {"stored": "epoch-ms"}}',
      ],
      [
        'looks-like-dates',
        'note',
        'the values of "Odd table"."day" look like days; if they are, ' +
          'say so in the config: "columns": {"Odd table.day": {"type": "date"}}',
      ],
    ],
  );
});

test('says nothing of a table without rows', () => {
  assert.equal(hintTypes({ spec: SPEC, profile: profileOf({ name: 'made "at"', nulls: 0 }) }), []);
});

test.run();
