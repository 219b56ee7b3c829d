import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { schemaOfUrl } from '@lite2pg/postgres';
import { rejects } from '@lite2pg/test-kit';
import { postgresAddresses, type PostgresAddress } from '../src/address/postgres-address.js';
import type { Environment } from '../src/address/service-file.js';

const test = suite('postgres-address');

/** The first address; the environment of this process is left out. */
function postgresAddress(url: string, environment: Environment): PostgresAddress {
  return postgresAddresses(url, { HOME: '/nowhere', ...environment })[0];
}

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

test('takes all parts from the URL, percent-decoded', () => {
  const address = postgresAddress(
    'postgresql://us%40er:p%40s%2Fs%3A@db.example:6543/my%20app?sslmode=require&application_name=scan&connect_timeout=3&options=-c%20search_path%3Dx',
    { PGHOST: 'elsewhere', PGUSER: 'nobody', PGDATABASE: 'other', PGPASSWORD: 'wrong', PGPORT: '1' },
  );
  assert.equal(address, {
    host: 'db.example',
    hostAddress: undefined,
    port: 6543,
    user: 'us@er',
    database: 'my app',
    password: 'p@s/s:',
    passwordFileProblem: undefined,
    targetSession: 'any',
    tls: {
      mode: 'require',
      rootCertificate: undefined,
      revoked: undefined,
      certificate: undefined,
      certificateKey: undefined,
      keyPassphrase: undefined,
      minVersion: undefined,
      maxVersion: undefined,
      bound: false,
    },
    applicationName: 'scan',
    connectTimeoutMs: 3000,
    options: '-c search_path=x',
    schema: undefined,
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
    const { host, port, user, password, database, tls, subject } = postgresAddress(url, environment);
    assert.equal(
      { host, port, user, password, database, sslMode: tls.mode },
      { host: '/run/pg', port: 7000, user: 'ann', password: 'x', database: 'd', sslMode: 'disable' },
    );
    assert.is(subject, 'postgresql://ann@/d?host=/run/pg&port=7000');
  }
});

test('falls back on the user of the system, and on a database of the user’s name', () => {
  const { user, database, password } = postgresAddress('postgresql://localhost', {});
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
    ['postgresql://ann:s3cret@localhost:x/app', /a port is not a number/],
    ['postgresql://ann:s3cret%@localhost/app', /write it as %25/],
    ['postgresql://ann:s3cret@localhost/app?sslmode=maybe', /sslmode is maybe, expected one of disable/],
    ['postgresql://ann:s3cret@localhost/app?port=70000', /the port is 70000/],
    ['postgresql://ann:s3cret@localhost/app?connect_timeout=soon', /connect_timeout is soon/],
    [
      'postgresql://ann:s3cret@localhost/app?connection_limit=5',
      /does not know the parameter connection_limit; leave it out/,
    ],
    ['postgresql://ann:s3cret@localhost/app?ssl=1&krbsrvname=b', /the parameters ssl, krbsrvname; leave them out/],
    ['postgresql://ann:s3cret@localhost/app?requirepeer=root', /requirepeer is "root", which lite2pg cannot do/],
    ['postgresql://ann:s3cret@localhost/app?gssencmode=require', /gssencmode is "require", which lite2pg cannot do/],
    ['postgresql://ann:s3cret@localhost/app?hostaddr=db', /hostaddr is db, which is not an IP address/],
    ['postgresql://ann:s3cret@a,b/app?port=1,2,3', /there are 3 ports and 2 hosts;/],
    ['postgresql://ann:s3cret@a,b/app?hostaddr=1.1.1.1', /there are 2 hosts and 1 address in hostaddr;/],
    ['postgresql://ann:s3cret@localhost/app?host=@x', /it has more than one @/],
    ['postgresql://ann:s3cret@localhost/app?host=%40x', /abstract socket/],
    ['postgresql://ann:s3cret@localhost/app?user=', /the user is empty/],
    [
      'postgresql://ann:s3cret@localhost/app?target_session_attrs=best',
      /target_session_attrs is best, expected one of any/,
    ],
    [
      'postgresql://ann:first@s3cret/x@127.0.0.1:5432/app',
      /postgresql:\/\/\*\*\*@127\.0\.0\.1:5432\/app: it has more than one @; percent-encode the password/,
    ],
    ['postgresql://ann:a/s3cret@127.0.0.1:5432/app', /it has an @ after a \/; percent-encode the password/],
    ['postgresql://ann:s3cret/app', /a port is not a number/],
    ['postgresql://ann:s3cret', /a port is not a number/],
  ];
  for (const [url, message] of wrong) {
    const error = await rejects(() => postgresAddress(url, {}), { code: 'bad-option', message });
    assert.not.match(`${error.message} ${error.stack ?? ''} ${String(error.cause)}`, 's3cret');
  }
});

test('takes the files of a client certificate from the URL or the environment', () => {
  const { tls } = postgresAddress('postgresql://ann@h/app?sslcert=a.crt&sslpassword=x', { PGSSLKEY: 'a.key' });
  assert.equal([tls.certificate, tls.certificateKey, tls.keyPassphrase], ['a.crt', 'a.key', 'x']);
});

test('takes what a service says before the environment, and what the URL says before the service', async () => {
  await withFile(
    '# mine\n[shop] # ours\n  host=db\nport=7001\nport=7\ndbname=shop\n\n[odd]\nkrbsrvname=1\n[wrong]\nhost = db\n[nested]\nservice=shop\n[shop]\nport=9\nuser=bob\n',
    async (path) => {
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
        message: /read the service "odd": lite2pg does not know the parameter krbsrvname/,
      });
      await rejects(() => postgresAddress('', { ...environment, PGSERVICE: 'wrong' }), {
        code: 'bad-option',
        message: /line 11: it is not name=value/,
      });
      await rejects(() => postgresAddress('', { ...environment, PGSERVICE: 'nested' }), {
        code: 'bad-option',
        message: /line 13: a service cannot name another one/,
      });
    },
  );
});

test('takes the password of the first line that fits in the password file, where nobody else may read it', async () => {
  const lines = [
    '# db:5432:*:ann:no',
    '#db:5432:*:ann:no',
    ' db:5432:*:ann:no',
    'db:5433:app:ann:other',
    'd\\:b:*:*:*:co\\:l\\\\on\r',
    'db:*:app:ann:first:ignored',
    '\\*:*:*:*:literal star',
    '*:*:*:*:last',
  ];
  await withFile(`${lines.join('\n')}\n`, (path) => {
    const passwordOf = (url: string): string | undefined => postgresAddress(url, { PGPASSFILE: path }).password;
    assert.is(passwordOf('postgresql://ann@db/app'), 'first');
    assert.is(passwordOf('postgresql://ann@db/else'), 'last');
    assert.is(passwordOf('postgresql://ann@d%3Ab/app'), 'co:l\\on');
    assert.is(passwordOf('postgresql://ann@%2A/app'), 'literal star');
    assert.is(passwordOf('postgresql://ann:mine@db/app'), 'mine');
    assert.is(
      postgresAddress(`postgresql://ann@db/app?passfile=${path}`, { PGPASSFILE: '/nowhere' }).password,
      'first',
    );
    assert.is(
      postgresAddress(`postgresql://ann@db/app?password=`, { PGPASSFILE: path, PGPASSWORD: 'x' }).password,
      'first',
    );
    chmodSync(path, 0o640);
    assert.is(passwordOf('postgresql://ann@db/app'), undefined);
    assert.match(
      postgresAddress('postgresql://ann@db/app', { PGPASSFILE: path }).passwordFileProblem ?? '',
      /is not read, as its permissions let others read it: chmod 600 /,
    );
  });
});

test('looks into the password file for the name, not for the address it leads to, and for a default socket as localhost', async () => {
  await withFile('db:*:*:*:name\n10.0.0.1:*:*:*:address\nlocalhost:*:*:*:local\n/run/pg:*:*:*:socket\n', (path) => {
    const passwordOf = (url: string): string | undefined => postgresAddress(url, { PGPASSFILE: path }).password;
    assert.is(passwordOf('postgresql://ann@db/app?hostaddr=10.0.0.1'), 'name');
    assert.is(passwordOf('postgresql://ann@/app?hostaddr=10.0.0.1'), 'address');
    assert.is(passwordOf('postgresql://ann@/app?host=/var/run/postgresql'), 'local');
    assert.is(passwordOf('postgresql://ann@/app?host=/run/pg'), 'socket');
    assert.is(passwordOf('postgresql://ann@/app?host=/run/other'), undefined);
    const several = postgresAddresses('postgresql://ann@db,localhost:7/app', { HOME: '/nowhere', PGPASSFILE: path });
    assert.equal(
      several.map(({ password }) => password),
      ['name', 'local'],
    );
  });
});

test('takes the files in ~/.postgresql where no others are named', async () => {
  await withFile('', (path) => {
    const home = dirname(path);
    mkdirSync(join(home, '.postgresql'));
    for (const name of ['root.crt', 'root.crl', 'postgresql.crt', 'postgresql.key'])
      writeFileSync(join(home, '.postgresql', name), '');
    const { tls } = postgresAddress('postgresql://ann@db/app?sslcert=mine.crt', { HOME: home });
    const own = (name: string): string => join(home, '.postgresql', name);
    assert.is(tls.certificate, 'mine.crt');
    assert.equal(
      [tls.rootCertificate, tls.revoked, tls.certificateKey],
      [own('root.crt'), own('root.crl'), own('postgresql.key')],
    );
  });
});

test('gives the servers of a list in its order, with one port for all or one for each', () => {
  const subjects = (url: string): string[] =>
    postgresAddresses(url, { HOME: '/nowhere' }).map(({ subject }) => subject);
  assert.equal(subjects('postgresql://ann@a,b:2/d'), ['postgresql://ann@a:5432/d', 'postgresql://ann@b:2/d']);
  assert.equal(subjects('postgresql://ann@a,b/d?port=7'), ['postgresql://ann@a:7/d', 'postgresql://ann@b:7/d']);
  assert.equal(subjects('postgresql://ann@a/d?host=b,/run&port=1,2&hostaddr=,'), [
    'postgresql://ann@b:1/d',
    'postgresql://ann@/d?host=/run&port=2',
  ]);
  assert.equal(subjects('postgresql://ann@a/d?hostaddr=10.0.0.1'), ['postgresql://ann@a:5432/d?hostaddr=10.0.0.1']);
});

test('waits as libpq does: at least two seconds, for ever at 0', () => {
  const limit = (seconds: string) =>
    postgresAddress(`postgresql://ann@a?connect_timeout=${seconds}`, {}).connectTimeoutMs;
  assert.equal([limit('1'), limit('9'), limit('0'), limit('-1'), limit('')], [2000, 9000, 0, 0, undefined]);
});

test('takes the schema of a URL as Prisma writes it, and what of libpq changes nothing', () => {
  assert.is(postgresAddress('postgresql://ann@localhost/app?schema=shop&channel_binding=require', {}).schema, 'shop');
  assert.is(schemaOfUrl('postgresql://localhost/app'), undefined);
});

test.run();
