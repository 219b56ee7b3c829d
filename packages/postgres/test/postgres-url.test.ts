import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPostgresUrl } from '@lite2pg/postgres';
import { rejects } from '@lite2pg/test-kit';
import { parsePostgresUrl } from '../src/address/postgres-url.js';

const test = suite('postgres-url');

const READ: readonly (readonly [url: string, parameters: Readonly<Record<string, string>>])[] = [
  ['postgresql://', {}],
  ['postgres://?', {}],
  ['postgresql:///', {}],
  ['postgresql://h', { host: 'h' }],
  ['postgresql://h:1/d', { host: 'h', port: '1', dbname: 'd' }],
  ['postgresql://ann@h', { user: 'ann', host: 'h' }],
  ['postgresql://ann:@h', { user: 'ann', host: 'h' }],
  ['postgresql://:pw@', { password: 'pw' }],
  ['postgresql://ann:a:b@:5/d', { user: 'ann', password: 'a:b', port: '5', dbname: 'd' }],
  ['postgresql://ann:1#x@h/d#e', { user: 'ann', password: '1#x', host: 'h', dbname: 'd#e' }],
  ['postgresql://ann:1?x=[]@h/d', { user: 'ann', password: '1?x=[]', host: 'h', dbname: 'd' }],
  ['postgresql://a%40b:p%2Fw%3A+@h/d%20e', { user: 'a@b', password: 'p/w:+', host: 'h', dbname: 'd e' }],
  ['postgresql://%2Frun%2Fpg:5/d', { host: '/run/pg', port: '5', dbname: 'd' }],
  ['postgresql://[::1]:5/d', { host: '::1', port: '5', dbname: 'd' }],
  ['postgresql://[::1],h:7,[::2]:8', { host: '::1,h,::2', port: ',7,8' }],
  ['postgresql://a,,b:3', { host: 'a,,b', port: ',,3' }],
  ['postgresql://a%2Cb/d', { host: 'a,b', dbname: 'd' }],
  ['postgresql://h:1/d?host=/run&port=2&dbname=e', { host: '/run', port: '2', dbname: 'e' }],
  ['postgresql://h?host=a&host=b&', { host: 'b' }],
  ['postgresql://h/d?host=&port=&dbname=', { host: '', port: '', dbname: '' }],
  ['postgresql://h?password=a+b%2Bc&us%65r=ann', { host: 'h', password: 'a+b+c', user: 'ann' }],
  ['postgresql://h?dbname=postgresql://x/y', { host: 'h', dbname: 'postgresql://x/y' }],
  ['postgresql://h?ssl=true', { host: 'h', sslmode: 'require' }],
  ['postgresql://h?ssl=1', { host: 'h', ssl: '1' }],
  ['postgresql://h?requiressl=1', { host: 'h', sslmode: 'require' }],
  ['postgresql://h?requiressl=0', { host: 'h', sslmode: 'prefer' }],
];

const REFUSED: readonly (readonly [url: string, found: RegExp])[] = [
  ['mysql://h', /expected postgresql:\/\//],
  ['POSTGRESQL://h', /expected postgresql:\/\//],
  [' postgresql://h', /expected postgresql:\/\//],
  ['postgresql://[::1', /no closing bracket/],
  ['postgresql://h,[::1', /no closing bracket/],
  ['postgresql://[]', /in brackets is empty/],
  ['postgresql://[::1]5', /expected a : or \/ after/],
  ['postgresql://h?a', /has no =/],
  ['postgresql://h?&user=a', /has no =/],
  ['postgresql://h?options=-c a=b', /has two =; write the second one as %3D/],
  ['postgresql://h/%zz', /write it as %25/],
  ['postgresql://h/%4', /write it as %25/],
  ['postgresql://h/%00', /%00/],
  ['postgresql://h/%e9', /not UTF-8/],
  ['postgresql://a:b@c@h', /more than one @; percent-encode the password/],
  ['postgresql://a:b@h/d?user=x@y', /more than one @/],
  ['postgresql://a:b/c@h', /an @ after a \/; percent-encode the password/],
];

test('knows the URLs that are PostgreSQL’s', () => {
  assert.ok(isPostgresUrl('postgres://localhost/app'));
  assert.ok(isPostgresUrl('postgresql:///app'));
  assert.not.ok(isPostgresUrl('sqlite:app.db'));
  assert.not.ok(isPostgresUrl('postgres.db'));
});

test('reads a URL as libpq does: a parameter overrides a part, the last one counts, a plus sign is itself', () => {
  for (const [url, parameters] of READ) assert.equal(Object.fromEntries(parsePostgresUrl(url)), parameters, url);
});

test('refuses what libpq refuses, and an @ that leaves open where the password ends', async () => {
  for (const [url, message] of REFUSED) await rejects(() => parsePostgresUrl(url), { code: 'bad-option', message });
});

test.run();
