import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readTableOptions } from '../src/index.js';

const PLAIN = { strict: false, withoutRowid: false };

test('the options behind the columns, in any order and case, comments between them', () => {
  assert.equal(readTableOptions('CREATE TABLE t(a PRIMARY KEY) WITHOUT ROWID'), { strict: false, withoutRowid: true });
  assert.equal(readTableOptions('CREATE TABLE t(a INT) Strict'), { strict: true, withoutRowid: false });
  const both = 'CREATE TABLE "strict"(a INT PRIMARY KEY) strict /* , */ , without -- )\n rowid';
  assert.equal(readTableOptions(both), { strict: true, withoutRowid: true });
});

test('words elsewhere are none', () => {
  assert.equal(readTableOptions('CREATE TABLE strict(without TEXT, rowid INT, "WITHOUT ROWID")'), PLAIN);
  assert.equal(readTableOptions(`CREATE TABLE t(a DEFAULT ') STRICT')`), PLAIN);
  assert.equal(readTableOptions('CREATE VIRTUAL TABLE t USING fts5(a)'), PLAIN);
  assert.equal(readTableOptions(''), PLAIN);
});

test.run();
