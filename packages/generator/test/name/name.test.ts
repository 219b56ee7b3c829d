import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { allotNames, wishName } from '../../src/name/name.js';

const keep = (source: string): { source: string; wanted: string } => ({ source, wanted: source });

test('a rename wins over the rule for identifiers', () => {
  assert.equal(wishName('Users', 'people', 'snake'), { source: 'Users', wanted: 'people' });
});

test('identifiers are kept, put in lower case or in snake case', () => {
  assert.is(wishName('OrderItems', undefined, undefined).wanted, 'OrderItems');
  assert.is(wishName('OrderItems', undefined, 'lowercase').wanted, 'orderitems');
  const snake = [
    'OrderItems',
    'orderItems',
    'HTTPServer',
    'Order items',
    'order-items',
    '_id',
    'SHA256Sum',
    'ÉtéJour',
    '日本',
  ];
  assert.equal(
    snake.map((name) => wishName(name, undefined, 'snake').wanted),
    [
      'order_items',
      'order_items',
      'http_server',
      'order_items',
      'order_items',
      '_id',
      'sha256_sum',
      'été_jour',
      '日本',
    ],
  );
});

test('names that fit stay as they are', () => {
  assert.equal(allotNames(['a', 'A', 'ctid', 'é'.repeat(31)].map(keep), new Set()), [
    { name: 'a' },
    { name: 'A' },
    { name: 'ctid' },
    { name: 'é'.repeat(31) },
  ]);
});

test('a name over 63 bytes is cut as PostgreSQL cuts it, between characters, so that SQL with the long name finds it', () => {
  assert.equal(allotNames([keep(`${'é'.repeat(40)}1`), keep('é')], new Set()), [
    { name: 'é'.repeat(31), change: 'cut' },
    { name: 'é' },
  ]);
});

test('of names that PostgreSQL would cut to one none has that one: they are told apart by a hash of all of it', () => {
  const [first, second] = allotNames([keep(`${'é'.repeat(40)}1`), keep(`${'é'.repeat(40)}2`)], new Set());
  assert.equal(first, { name: `${'é'.repeat(27)}_0935c6d4`, change: 'too-long' });
  assert.is(second!.change, 'too-long');
  assert.is.not(second!.name, first!.name);
  assert.ok(Buffer.byteLength(second!.name) <= 63);
  const [long, short] = allotNames([keep(`${'a'.repeat(63)}b`), keep('a'.repeat(63))], new Set());
  assert.is(long!.change, 'too-long');
  assert.equal(short, { name: 'a'.repeat(63) });
});

test('of names that fold into one, the one that is spelt so already keeps it, and the other is the same on every run', () => {
  const users = wishName('Users', undefined, 'lowercase');
  const [folded, plain] = allotNames([users, keep('users')], new Set());
  assert.equal(plain, { name: 'users' });
  assert.equal(folded, { name: 'users_6b0cc904', change: 'taken' });
  assert.equal(allotNames([users], new Set(['users'])), [folded]);
});

test('an empty name and names of system columns become others', () => {
  assert.equal(allotNames([keep('')], new Set()), [{ name: 'unnamed', change: 'empty' }]);
  assert.equal(allotNames(['ctid', 'oid', 'CTID'].map(keep), new Set(), 'columns'), [
    { name: 'ctid_', change: 'system-column' },
    { name: 'oid' },
    { name: 'CTID' },
  ]);
});

test('half a surrogate pair is no name', () => {
  const [name] = allotNames([keep('a\ud800')], new Set());
  assert.is(name!.change, 'not-unicode');
  assert.ok(name!.name.startsWith('a\ufffd_'));
});

test('the names allotted are taken for whoever comes next', () => {
  const taken = new Set(['a']);
  const [name] = allotNames([keep('a')], taken);
  assert.equal([...taken], ['a', name!.name]);
});

test.run();
