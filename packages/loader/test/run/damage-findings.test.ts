import type { Damage } from '@lite2pg/pages';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { damageFindings } from '../../src/ledger/damages.js';

const row: Omit<Damage, 'key'> = {
  table: 't',
  page: 2,
  reason: 'a cell lies beyond the page',
  message: '',
  lost: 'row',
  from: '10',
  to: null,
};

test('rows whose keys cannot be read are at least as many as were told apart', () => {
  const messages = damageFindings([{ ...row, key: undefined }]).map(({ message }) => message);
  assert.equal(messages, [
    'page 2: at least 1 row cannot be read, with keys above 10: a cell lies beyond the page; a backup of the file may have them',
  ]);
});

test('rows with keys are counted, and the first are named', () => {
  const keys = ['3', '4', '5', '6', '7', '8'];
  const messages = damageFindings(keys.map((key) => ({ ...row, key }))).map(({ message }) => message);
  assert.equal(messages, [
    'page 2: 6 rows cannot be read (keys 3, 4, 5, 6, 7, …): a cell lies beyond the page; a backup of the file may have them',
  ]);
});

test.run();
