import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Lite2pgError, mayHoldPassword, redact, redactUrl } from '@lite2pg/spec';

/** What is shown of a URL that stands alone. */
const URLS: readonly (readonly [url: string, shown: string])[] = [
  ['postgresql://ann:s3cret@localhost:5432/app?sslmode=require', 'postgresql://ann@localhost:5432/app?sslmode=require'],
  ['postgresql://ann:s3%40cret@localhost/app', 'postgresql://ann@localhost/app'],
  ['postgresql://:s3cret@localhost/app', 'postgresql://@localhost/app'],
  ['postgresql://localhost/app?user=ann&password=s3cret', 'postgresql://localhost/app?user=ann&password=***'],
  ['postgresql://localhost/app?Password=s3cret&host=/run', 'postgresql://localhost/app?Password=***&host=/run'],
  ['postgresql://localhost/app?passwd=s3cret', 'postgresql://localhost/app?passwd=***'],
  ['postgresql://localhost/app?sslpassword=s3cret', 'postgresql://localhost/app?sslpassword=***'],
  ['postgresql://localhost/app?p%61ssword=s3cret', 'postgresql://localhost/app?p%61ssword=***'],
  ['postgresql://localhost/app?anything=s3cret', 'postgresql://localhost/app?anything=***'],
  ['postgresql://localhost/app?s3cret', 'postgresql://localhost/app?***'],
  ['postgresql://localhost?dbname=host%3Dh%20password%3Ds3cret', 'postgresql://localhost?dbname=***'],
  ['postgresql://localhost/postgresql%3A%2F%2Fann%3As3cret%40h', 'postgresql://localhost/postgresql%3A%2F%2F***%40h'],
  ['postgresql://localhost/host%3Dh%20password%3Ds3cret', 'postgresql://localhost/host%3Dh%20password%3D***'],
  ['postgresql://ann:s3@cr/et@local host/app', 'postgresql://***@local host/app'],
  ['postgresql://ann:first@second/third@127.0.0.1:5432/x', 'postgresql://***@127.0.0.1:5432/x'],
  ['postgresql://ann:1#x@localhost/app', 'postgresql://ann@localhost/app'],
  ['postgresql://ann:1?x@localhost/app', 'postgresql://ann@localhost/app'],
  ['postgresql://ann:1/x@localhost/app', 'postgresql://ann@localhost/app'],
  ['postgresql://a/b:s3cret@localhost/app', 'postgresql://***@localhost/app'],
  ['postgresql://ann:s3cret', 'postgresql://ann:***'],
  ['postgresql://ann:s3cret/app', 'postgresql://ann:***'],
  ['mysql://ann:s3cret@localhost/app', 'mysql://ann@localhost/app'],
  ['--jobs=postgresql://ann:s3cret@localhost/app', '--jobs=postgresql://ann@localhost/app'],
  ['jdbc:postgresql://ann:s3cret@localhost/app', '(not shown: it has no scheme)'],
  ['ann:s3cret@localhost/app', '(not shown: it has no scheme)'],
  ['host=h password=s3cret dbname=x', '(not shown: it has no scheme)'],
];

/** What has no password in it and is shown as it is. */
const ORDINARY: readonly string[] = [
  '',
  'app.db',
  'postgresql://localhost/app',
  'postgresql://ann@[::1]:5433/app?host=/tmp&port=5433',
  'postgresql://h1:5432,h2:5433/app?target_session_attrs=read-write',
  'expected postgresql://user@host:port/database, with one host',
  'see https://example.com/@ann/page?id=1#top, or write to ann@example.com',
  'http://localhost:8080/@ann: not found',
  'file:///tmp/ann:x@y',
  'default \'{"url": "https://example.com/a:b@c"}\'',
  "CHECK (password = upper(password) OR token <> '')",
  'the column "users"."password": 3 values',
  '12:30 at the bar: ann@example.com',
  'C:/data/app.db',
  'a ://b',
];

test('of a URL no password is shown, wherever it stands and however it is written', () => {
  for (const [url, shown] of URLS) {
    assert.is(redactUrl(url), shown);
    assert.is(redactUrl(shown), shown, 'done twice');
  }
});

test('a URL in a text is shown without its password, the text around it as it is', () => {
  for (const [url, shown] of URLS.filter(([, shown]) => !shown.startsWith('(') && !shown.includes(' '))) {
    assert.is(redact(`read "${url}": no; a@b`), `read "${shown}": no; a@b`);
    assert.is(redact(`read ${url}: no\na@b`), `read ${shown}: no\na@b`);
  }
});

test('a password with blanks and quotes in it does not end its URL', () => {
  assert.is(redact('read postgresql://ann:s3 cr"et@h/app: no'), 'read postgresql://ann@h/app: no');
  assert.is(
    redact(`read ${JSON.stringify('postgresql://ann:1 s3"c@r et@h/app')}: no`),
    'read "postgresql://***@h/app": no',
  );
});

test('a path that was made of a URL has no password either', () => {
  assert.is(redact('open "/home/ann/postgresql:/ann:s3cret@h/app"'), 'open "/home/ann/postgresql:/ann@h/app"');
});

test('a connection string of libpq is shown without its password', () => {
  assert.is(redact("read host=h password='s3 \\' cret' user=ann"), 'read host=h password=*** user=ann');
  assert.is(redact('read user=ann sslpassword = s3cret'), 'read user=ann sslpassword = ***');
});

test('what has no password in it stays as it is', () => {
  for (const text of ORDINARY) assert.is(redact(text), text);
});

test('a URL, a connection string and what lacks only its scheme are known where another thing should stand', () => {
  for (const [url] of URLS) assert.ok(mayHoldPassword(url), url);
  for (const text of ['https://example.com', 'postgresql://h', 'password=x', '-opostgresql://h?password=x'])
    assert.ok(mayHoldPassword(text), text);
  for (const text of [
    'app.db',
    'C:\\a b.db',
    'sqlite:app.db',
    '2024-01-01T10:00:00.db',
    'me@home.db',
    '-',
    'a=b.db',
    '4',
  ])
    assert.not(mayHoldPassword(text), text);
  assert.not(mayHoldPassword("SELECT 'https://h' FROM t WHERE user = 'a' AND password = 'x'"));
});

test('no password of any characters is in what is shown of its URL, and done twice it is the same', () => {
  const secret = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `§1${text}§2`);
  fc.assert(
    fc.property(secret, fc.constantFrom('postgresql', 'postgres', 'mysql'), (password, scheme) => {
      const urls = [
        `${scheme}://ann:${password}@h:1/app`,
        `${scheme}://h/app?password=${encodeURIComponent(password)}`,
      ];
      for (const url of urls) {
        const quoted = redact(`error: ${JSON.stringify(url)}: no`);
        for (const shown of [redactUrl(url), quoted]) assert.not.match(shown, /§|%C2%A7/);
        assert.is(redactUrl(redactUrl(url)), redactUrl(url));
        assert.is(redact(quoted), quoted);
      }
    }),
  );
});

test('a text without a URL or a connection string stays as it is, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes(':/') && !text.includes('%') && !text.includes('='));
      assert.is(redact(text), text);
    }),
  );
});

test('the time for a long text grows as its length does', () => {
  const parts = [
    'a',
    'a:',
    'a://',
    '"a://b:c',
    '%3A%2F%2F',
    '%40%3A%2F%2F',
    'user=a pwd',
    "user=a password='",
    'pwd%3D',
  ];
  const started = performance.now();
  for (const part of parts) redact(part.repeat(500_000 / part.length));
  // It is a second or two; with the square of the length it would be many minutes.
  assert.ok(performance.now() - started < 60_000);
});

test('an error keeps no password in its message and its subject', () => {
  const error = new Lite2pgError('bad-option', {
    message: 'read postgres://a:s3cret@h: no',
    subject: 'postgres://a:s3cret@h',
  });
  assert.is(error.message, 'read postgres://a@h: no');
  assert.is(error.subject, 'postgres://a@h');
  assert.not.match(error.stack ?? '', 's3cret');
});

test.run();
