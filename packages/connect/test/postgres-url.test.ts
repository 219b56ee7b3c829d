import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPostgresUrl, schemaOfUrl } from '@lite2pg/connect';
import { rejects } from '@lite2pg/test-kit';
import { postgresAddress } from '../src/postgres-url.js';

const test = suite('postgres-url');

/** Calls `use` with the path of a file of this text that only its owner may read. */
async function withFile(text: string, use: (path: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  try {
    const path = join(folder, 'file');
    writeFileSync(path, text, { mode: 0o600 });
    await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('knows the URLs that are PostgreSQL’s', () => {
  assert.ok(isPostgresUrl('postgres://localhost/app'));
  assert.ok(isPostgresUrl('postgresql:///app'));
  assert.not.ok(isPostgresUrl('sqlite:app.db'));
  assert.not.ok(isPostgresUrl('postgres.db'));
});

test('takes all parts from the URL, percent-decoded', () => {
  const address = postgresAddress(
    'postgresql://us%40er:p%40s%2Fs%3A@db.example:6543/my%20app?sslmode=require&application_name=scan&connect_timeout=3&options=-c%20search_path%3Dx',
    { PGHOST: 'elsewhere', PGUSER: 'nobody', PGDATABASE: 'other', PGPASSWORD: 'wrong', PGPORT: '1' },
  );
  assert.equal(address, {
    host: 'db.example',
    port: 6543,
    user: 'us@er',
    database: 'my app',
    password: 'p@s/s:',
    sslMode: 'require',
    applicationName: 'scan',
    connectTimeoutMs: 3000,
    options: '-c search_path=x',
    schema: undefined,
    rootCertificate: undefined,
    certificate: undefined,
    certificateKey: undefined,
    subject: 'postgresql://us%40er@db.example:6543/my%20app',
  });
});

test('takes what the URL leaves out from the environment', () => {
  const environment = {
    PGHOST: '/run/pg',
    PGPORT: '7000',
    PGUSER: 'ann',
    PGPASSWORD: 'x',
    PGDATABASE: 'd',
    PGSSLMODE: 'disable',
  };
  for (const url of ['', 'postgresql://', 'postgres://']) {
    const { host, port, user, password, database, sslMode, subject } = postgresAddress(url, environment);
    assert.equal(
      { host, port, user, password, database, sslMode },
      { host: '/run/pg', port: 7000, user: 'ann', password: 'x', database: 'd', sslMode: 'disable' },
    );
    assert.is(subject, 'postgresql://ann@/d?host=/run/pg&port=7000');
  }
});

test('falls back on the user of the system, and on a database of the user’s name', () => {
  const { user, database, password } = postgresAddress('postgresql://localhost', { HOME: '/nowhere' });
  assert.is(user, userInfo().username);
  assert.is(database, userInfo().username);
  assert.is(password, undefined);
  assert.is(postgresAddress('postgresql://ann@localhost', {}).database, 'ann');
});

test('finds the folder of a unix socket in host=, and encoded in the URL', () => {
  assert.is(postgresAddress('postgresql:///app?host=/tmp/pg&user=ann', {}).host, '/tmp/pg');
  assert.is(postgresAddress('postgresql://ann@%2Ftmp%2Fpg/app', {}).host, '/tmp/pg');
});

test('takes a user or a port without a host', () => {
  assert.equal(postgresAddress('postgresql://ann@:5433/app', { PGHOST: 'db' }).subject, 'postgresql://ann@db:5433/app');
  const { subject } = postgresAddress('postgresql://ann@/app?host=/tmp/pg&port=5433', {});
  assert.is(subject, 'postgresql://ann@/app?host=/tmp/pg&port=5433');
  assert.is(postgresAddress(subject, {}).host, '/tmp/pg');
});

test('takes IPv6 addresses', () => {
  const { host, subject } = postgresAddress('postgresql://ann@[::1]:5433/app', {});
  assert.is(host, '::1');
  assert.is(subject, 'postgresql://ann@[::1]:5433/app');
});

test('says what is wrong with a URL, without its password', async () => {
  const wrong: [string, RegExp][] = [
    ['mysql://ann:s3cret@localhost/app', /expected postgresql:\/\//],
    ['postgresql://ann:s3cret@local host:x/app', /percent-encoded/],
    ['postgresql://ann:s3cret%@localhost/app', /write it as %25/],
    ['postgresql://ann:s3cret@localhost/app?sslmode=maybe', /sslmode is maybe, expected one of disable/],
    ['postgresql://ann:s3cret@localhost/app?port=70000', /the port is 70000/],
    ['postgresql://ann:s3cret@localhost/app?connect_timeout=soon', /connect_timeout is soon/],
    [
      'postgresql://ann:s3cret@localhost/app?connection_limit=5',
      /does not know the parameter connection_limit; leave it out/,
    ],
    ['postgresql://ann:s3cret@localhost/app?ssl=1&sslcrl=b', /the parameters ssl, sslcrl; leave them out/],
  ];
  for (const [url, message] of wrong) {
    const error = await rejects(() => postgresAddress(url, {}), { code: 'bad-option', message });
    assert.not.match(`${error.message} ${error.stack ?? ''} ${String(error.cause)}`, 's3cret');
  }
});

test('takes the files of a client certificate from the URL or the environment', () => {
  const { certificate, certificateKey } = postgresAddress('postgresql://ann@h/app?sslcert=a.crt', {
    PGSSLKEY: 'a.key',
  });
  assert.equal([certificate, certificateKey], ['a.crt', 'a.key']);
});

test('takes what a service says before the environment, and what the URL says before the service', async () => {
  await withFile('# mine\n[shop]\nhost = db\nport=7001\ndbname=shop\n\n[odd]\nhostaddr=1\n', async (path) => {
    const environment = { PGSERVICEFILE: path, PGSYSCONFDIR: '/nowhere', PGPORT: '1', PGUSER: 'ann' };
    const inUrl = postgresAddress('postgresql://?service=shop&port=7002', environment);
    assert.is(inUrl.subject, 'postgresql://ann@db:7002/shop');
    const inEnvironment = postgresAddress('', { ...environment, PGSERVICE: 'shop' });
    assert.is(inEnvironment.subject, 'postgresql://ann@db:7001/shop');
    await rejects(() => postgresAddress('', { ...environment, PGSERVICE: 'shpo' }), {
      code: 'bad-option',
      message: /read the service "shpo": it is not in .* or \/nowhere\/pg_service\.conf; check its name/,
    });
    await rejects(() => postgresAddress('', { ...environment, PGSERVICE: 'odd' }), {
      code: 'bad-option',
      message: /read the service "odd": lite2pg does not know the parameter hostaddr/,
    });
  });
});

test('takes the password of the first line that fits in the password file, where nobody else may read it', async () => {
  const lines = [
    '# db:5432:*:ann:no',
    'db:5433:app:ann:other',
    'd\\:b:*:*:*:co\\:l\\\\on',
    'db:*:app:ann:first',
    '*:*:*:*:last',
  ];
  await withFile(`${lines.join('\n')}\n`, (path) => {
    const passwordOf = (url: string): string | undefined => postgresAddress(url, { PGPASSFILE: path }).password;
    assert.is(passwordOf('postgresql://ann@db/app'), 'first');
    assert.is(passwordOf('postgresql://ann@db/else'), 'last');
    assert.is(passwordOf('postgresql://ann@d%3Ab/app'), 'co:l\\on');
    assert.is(passwordOf('postgresql://ann:mine@db/app'), 'mine');
    chmodSync(path, 0o644);
    assert.is(passwordOf('postgresql://ann@db/app'), undefined);
  });
});

test('takes the schema of a URL as Prisma writes it, and what of libpq changes nothing', () => {
  assert.is(postgresAddress('postgresql://ann@localhost/app?schema=shop&channel_binding=require', {}).schema, 'shop');
  assert.is(schemaOfUrl('postgresql://localhost/app'), undefined);
});

test.run();
