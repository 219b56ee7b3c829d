import { formatTypeName, type ColumnType } from '@lite2pg/spec';
import { withSchema } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isComparable } from '../src/target/target-foreign-key.js';

const TYPES: readonly ColumnType[] = [
  { kind: 'boolean' },
  { kind: 'integer', bits: 16 },
  { kind: 'integer', bits: 32 },
  { kind: 'integer', bits: 64 },
  { kind: 'decimal' },
  { kind: 'decimal', precision: 10, scale: 2 },
  { kind: 'float', bits: 32 },
  { kind: 'float', bits: 64 },
  { kind: 'text' },
  { kind: 'text', maxLength: 20 },
  { kind: 'bytes' },
  { kind: 'date' },
  { kind: 'time' },
  { kind: 'timestamp', zone: 'none' },
  { kind: 'timestamp', zone: 'utc' },
  { kind: 'json' },
  { kind: 'uuid' },
];

test('two types make a foreign key exactly where the server takes one', async () => {
  await withSchema(async ({ session }) => {
    const wrong: string[] = [];
    for (const [at, referenced] of TYPES.entries()) {
      await session.execute(`CREATE TABLE p${at} (k ${formatTypeName(referenced)} PRIMARY KEY)`);
      for (const [from, child] of TYPES.entries()) {
        const takes = await session
          .execute(`CREATE TABLE c${at}_${from} (k ${formatTypeName(child)} REFERENCES p${at})`)
          .then(() => true)
          .catch(() => false);
        if (takes !== isComparable(child, referenced)) {
          wrong.push(
            `${formatTypeName(child)} to ${formatTypeName(referenced)}: the server ${takes ? 'takes' : 'refuses'} it`,
          );
        }
      }
    }
    assert.equal(wrong, []);
  });
});

test.run();
