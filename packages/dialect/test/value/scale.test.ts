import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { translateStatement } from '../../src/index.js';
import { scopeOfScript } from '../scope-of-script.js';

const scope = scopeOfScript('CREATE TABLE t(n INTEGER, price DECIMAL(10,2), q DECIMAL(5,2), free NUMERIC, r REAL)');

const codes = (sql: string): unknown[] => translateStatement({ sql, scope }).findings.map(({ code }) => code);

const ROUNDED = ['price = price * 1.1', 'price = 1.005', "price = '1.005'", 'q = n / 3.0', 'price = r', 'price = free'];
const KEPT = ['price = 1.25', 'price = 3', 'price = n', 'price = q', 'price = price', 'price = ?', 'free = r * 1.1'];

test('what numeric(p,s) may round is noted, with the config that keeps every digit', () => {
  for (const set of ROUNDED) assert.equal(codes(`UPDATE t SET ${set}`), ['rounded-to-scale'], set);
  for (const set of KEPT) assert.equal(codes(`UPDATE t SET ${set}`), [], set);
  const [finding] = translateStatement({ sql: 'INSERT INTO t(price) VALUES (1.005)', scope }).findings;
  assert.is(finding?.suggestion, '"columns": {"t.price": {"type": "numeric"}} in the config');
});

test.run();
