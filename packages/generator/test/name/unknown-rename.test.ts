import type { Spec } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findUnknownRenames } from '../../src/name/unknown-rename.js';

const SPEC: Spec = {
  specVersion: 1,
  tables: [{ name: 'User s', columns: [{ name: 'id', type: { kind: 'integer', bits: 64 } }] }],
  views: [{ name: 'v', query: { sqlite: 'SELECT id AS n FROM "User s"' } }],
  triggers: [],
  unsupported: [],
};

test('a rename of something that is not there is reported', () => {
  const renames = {
    tables: { 'User s': 'users', none: 'x', v: 'w' },
    columns: { 'User s.id': 'user_id', 'User s.x': 'y', 'v.n': 'm' },
  };
  assert.equal(
    findUnknownRenames(SPEC, { renames }).map(({ severity, code, subject }) => [severity, code, subject.name]),
    [
      ['warning', 'unknown-rename', 'none'],
      ['warning', 'unknown-rename', 'User s.x'],
    ],
  );
});

test('a view of which a table is missing may have the column', () => {
  const renames = { columns: { 'v.n': 'm' } };
  assert.equal(findUnknownRenames({ ...SPEC, tables: [] }, { renames }), []);
});

test.run();
