import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startEmbedded } from '@lite2pg/embedded';
import { openPostgres } from '@lite2pg/postgres';
import { askLite2pg, askPsql, hasPsql } from './ask-both.js';

const test = suite('libpq-rules');

/** Two servers, a and b, with the same users and databases; b has a unix socket, too. Nobody listens on `none`. */
interface Places {
  readonly a: number;
  readonly b: number;
  readonly none: number;
  readonly socket: string;
  /** A folder with files for this test; the HOME. */
  readonly home: string;
}

/** Where a URL leads: `a` or `b` over TCP, `socket`, or `refused`, then user and database; what psql says, where it differs. */
interface Case {
  readonly url: (places: Places) => string;
  readonly env?: (places: Places) => Record<string, string>;
  readonly reaches: string;
  readonly psql?: string;
}

const QUERY = `SELECT coalesce(inet_server_port()::text, 'socket') AS place, current_user AS name,
  current_database() AS database, nullif(current_setting('work_mem'), '4MB') AS memory`;

const SETUP = `
  CREATE ROLE ann LOGIN PASSWORD 'a#?+&b'; CREATE ROLE bob LOGIN PASSWORD 'bobs';
  CREATE DATABASE app; CREATE DATABASE ann; CREATE DATABASE "postgresql://x/y"; CREATE DATABASE "a b"; CREATE DATABASE still;
  ALTER DATABASE still SET default_transaction_read_only = on`;

/** The password as it is written in a URL and in the files. */
const ANN = 'ann:a%23%3F%2B%26b';
const IN_FILE = 'a#?+&b';

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'a parameter overrides the part of the URL, and the last one counts': [
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`, reaches: 'a ann app' },
    {
      url: ({ a, b, socket }) => `postgresql://${ANN}@127.0.0.1:${a}/app?host=${socket}&port=${b}`,
      reaches: 'socket ann app',
    },
    { url: ({ a, b }) => `postgresql://${ANN}@127.0.0.1:${a}/app?port=${b}`, reaches: 'b ann app' },
    {
      url: ({ a }) => `postgresql://nobody.invalid:${a}/app?host=127.0.0.1&user=bob&password=bobs`,
      reaches: 'a bob app',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?user=bob&password=bobs&dbname=ann`,
      reaches: 'a bob ann',
    },
    { url: ({ a, b, none }) => `postgresql://${ANN}@127.0.0.1:${none}/app?port=${a}&port=${b}&`, reaches: 'b ann app' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?dbname=`, reaches: 'a ann ann' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?user=`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?Password=x`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?p%6Frt=${a}`, reaches: 'a ann app' },
  ],
  'a URL is cut and decoded as libpq does it': [
    { url: ({ a }) => `postgres://ann:a#?+&b@127.0.0.1:${a}/app`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app?password=a%23?%2B%26b`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app?password=a%23?+%26b`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app?password=a%23?%20%26b`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}`, reaches: 'a ann ann' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/a%20b`, reaches: 'a ann a b' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/a b`, reaches: 'a ann a b' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app#x`, reaches: 'refused' },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/?dbname=postgresql://x/y`,
      reaches: 'a ann postgresql://x/y',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/postgresql%3A%2F%2Fx%2Fy`,
      reaches: 'a ann postgresql://x/y',
    },
    { url: ({ b, socket }) => `postgresql://${ANN}@${encodeURIComponent(socket)}:${b}/app`, reaches: 'socket ann app' },
    {
      url: ({ b, socket }) => `postgresql:///app?user=bob&password=bobs&host=${socket}&port=${b}`,
      reaches: 'socket bob app',
    },
    { url: ({ a }) => `postgresql://ann:a%2@127.0.0.1:${a}/app`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?port=+${a}`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?port=${a}x`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?connect_timeout=soon`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?connect_timeout=0`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?options=-c%20work_mem%3D5MB`, reaches: 'a ann app 5MB' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?options=-c+work_mem%3D5MB`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?options=-c work_mem=5MB`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://ann:x@y/z@127.0.0.1:${a}/app`, reaches: 'refused' },
  ],
  'of several servers the first that answers and fits is taken': [
    { url: ({ b, none }) => `postgresql://${ANN}@127.0.0.1:${none},127.0.0.1:${b}/app`, reaches: 'b ann app' },
    { url: ({ b, none }) => `postgresql://${ANN}@127.0.0.1:${b},127.0.0.1:${none}/app`, reaches: 'b ann app' },
    {
      url: ({ b, none }) => `postgresql://${ANN}@127.0.0.1:${none}/app?host=127.0.0.1,127.0.0.1&port=${none},${b}`,
      reaches: 'b ann app',
    },
    { url: ({ a }) => `postgresql://${ANN}@nobody.invalid,127.0.0.1/app?port=${a}`, reaches: 'a ann app' },
    { url: ({ b, socket }) => `postgresql://${ANN}@/app?host=/nowhere,${socket}&port=${b}`, reaches: 'socket ann app' },
    { url: ({ a, b }) => `postgresql://${ANN}@127.0.0.1/app?port=${a},${b}`, reaches: 'refused' },
    { url: ({ a, b }) => `postgresql://ann:no@127.0.0.1:${a},127.0.0.1:${b}/app`, reaches: 'refused' },
    { url: ({ a, b }) => `postgresql://${ANN}@127.0.0.1:${a},127.0.0.1:${b}/nowhere`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@nobody.invalid:${a}/app?hostaddr=127.0.0.1`, reaches: 'a ann app' },
    {
      url: ({ a, none }) => `postgresql://${ANN}@x,y/app?port=${none},${a}&hostaddr=127.0.0.1,127.0.0.1`,
      reaches: 'a ann app',
    },
    { url: ({ a }) => `postgresql://${ANN}@x,y/app?port=${a}&hostaddr=127.0.0.1`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@x:${a}/app?hostaddr=localhost`, reaches: 'refused' },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/still?target_session_attrs=read-only`,
      reaches: 'a ann still',
    },
    {
      url: ({ a, b }) => `postgresql://${ANN}@127.0.0.1:${a},127.0.0.1:${b}/still?target_session_attrs=read-write`,
      reaches: 'refused',
    },
    {
      url: ({ a, b }) => `postgresql://${ANN}@127.0.0.1:${a},127.0.0.1:${b}/app?target_session_attrs=read-write`,
      reaches: 'a ann app',
    },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?target_session_attrs=primary`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?target_session_attrs=standby`, reaches: 'refused' },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?target_session_attrs=prefer-standby`,
      reaches: 'a ann app',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`,
      env: () => ({ PGTARGETSESSIONATTRS: 'standby' }),
      reaches: 'refused',
    },
  ],
  'what the URL leaves out comes from the environment, of which an empty variable counts': [
    {
      url: () => 'postgresql://',
      env: ({ a }) => ({ PGHOST: '127.0.0.1', PGPORT: `${a}`, PGUSER: 'bob', PGPASSWORD: 'bobs', PGDATABASE: 'app' }),
      reaches: 'a bob app',
    },
    {
      url: () => 'postgresql:///app',
      env: ({ b, socket }) => ({ PGHOST: socket, PGPORT: `${b}`, PGUSER: 'bob', PGPASSWORD: 'bobs' }),
      reaches: 'socket bob app',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`,
      env: ({ b, socket }) => ({
        PGHOST: socket,
        PGPORT: `${b}`,
        PGUSER: 'bob',
        PGPASSWORD: 'bobs',
        PGDATABASE: 'ann',
      }),
      reaches: 'a ann app',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@nobody.invalid:${a}/app`,
      env: () => ({ PGHOSTADDR: '127.0.0.1' }),
      reaches: 'a ann app',
    },
    { url: () => `postgresql://${ANN}@127.0.0.1:/app`, env: ({ a }) => ({ PGPORT: `${a}` }), reaches: 'a ann app' },
    {
      url: () => `postgresql://${ANN}@/app?host=`,
      env: ({ a }) => ({ PGHOST: '127.0.0.1', PGPORT: `${a}` }),
      reaches: 'refused',
    },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}`, env: () => ({ PGDATABASE: '' }), reaches: 'a ann ann' },
    { url: ({ a }) => `postgresql://127.0.0.1:${a}/app`, env: () => ({ PGUSER: '' }), reaches: 'refused' },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`,
      env: () => ({ PGOPTIONS: '-c work_mem=6MB' }),
      reaches: 'a ann app 6MB',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?options=`,
      env: () => ({ PGOPTIONS: '-c work_mem=6MB' }),
      reaches: 'a ann app',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`,
      env: () => ({ PGSSLMODE: 'maybe' }),
      reaches: 'refused',
    },
  ],
  'the password comes from the URL, the environment or the password file': [
    {
      url: ({ a }) => `postgresql://bob@127.0.0.1:${a}/app`,
      env: () => ({ PGPASSWORD: 'bobs' }),
      reaches: 'a bob app',
    },
    {
      url: ({ a }) => `postgresql://bob:bobs@127.0.0.1:${a}/app`,
      env: () => ({ PGPASSWORD: 'no' }),
      reaches: 'a bob app',
    },
    {
      url: ({ a }) => `postgresql://bob@127.0.0.1:${a}/app?password=`,
      env: () => ({ PGPASSWORD: 'bobs' }),
      reaches: 'refused',
    },
    { url: ({ a }) => `postgresql://bob@127.0.0.1:${a}/app`, reaches: 'refused' },
    { url: ({ a, home }) => `postgresql://ann@127.0.0.1:${a}/app?passfile=${home}/pass`, reaches: 'a ann app' },
    { url: ({ a, home }) => `postgresql://bob@127.0.0.1:${a}/app?passfile=${home}/pass`, reaches: 'refused' },
    { url: ({ a, home }) => `postgresql://bob@127.0.0.1:${a}/ann?passfile=${home}/pass`, reaches: 'a bob ann' },
    {
      url: ({ a, home }) => `postgresql://bob@nobody.invalid:${a}/still?hostaddr=127.0.0.1&passfile=${home}/pass`,
      reaches: 'a bob still',
    },
    {
      url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app`,
      env: ({ home }) => ({ PGPASSFILE: `${home}/pass` }),
      reaches: 'a ann app',
    },
    {
      url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app`,
      env: ({ home }) => ({ PGPASSFILE: `${home}/open` }),
      reaches: 'refused',
    },
    {
      url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app?password=`,
      env: ({ home }) => ({ PGPASSFILE: `${home}/pass`, PGPASSWORD: 'no' }),
      reaches: 'a ann app',
    },
    {
      url: ({ a }) => `postgresql://ann@127.0.0.1:${a}/app`,
      env: ({ home }) => ({ PGPASSFILE: `${home}/pass`, PGPASSWORD: 'no' }),
      reaches: 'refused',
    },
    {
      url: ({ b, socket }) => `postgresql://ann@/app?host=${socket}&port=${b}`,
      env: ({ home }) => ({ PGPASSFILE: `${home}/socket` }),
      reaches: 'socket ann app',
    },
    {
      url: ({ b, socket }) => `postgresql://ann@/ann?host=${socket}&port=${b}`,
      env: ({ home }) => ({ PGPASSFILE: `${home}/socket` }),
      reaches: 'refused',
    },
  ],
  'a service stands between the URL and the environment': [
    { url: () => 'postgresql://?service=first', reaches: 'a bob app' },
    { url: () => 'postgresql://', env: () => ({ PGSERVICE: 'first' }), reaches: 'a bob app' },
    { url: ({ b }) => `postgresql://:${b}/ann?service=first`, reaches: 'b bob ann' },
    {
      url: () => 'postgresql://?service=first',
      env: ({ b }) => ({ PGPORT: `${b}`, PGDATABASE: 'ann' }),
      reaches: 'a bob app',
    },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?service=nothing`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`, env: () => ({ PGSERVICE: '' }), reaches: 'refused' },
    { url: () => 'postgresql://?service=blanks', reaches: 'refused' },
    { url: () => 'postgresql://?service=unknown', reaches: 'refused' },
    { url: () => 'postgresql://?service=nested', reaches: 'refused' },
    { url: () => 'postgresql://?service=system', env: ({ home }) => ({ PGSYSCONFDIR: home }), reaches: 'b bob app' },
  ],
  'of parameters that ask for more than the server has, none is passed over': [
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?sslmode=disable`, reaches: 'a ann app' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?sslmode=require`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?ssl=true`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?requiressl=1`, reaches: 'refused' },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app`,
      env: () => ({ PGREQUIRESSL: '1' }),
      reaches: 'refused',
    },
    {
      url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?sslmode=prefer`,
      env: () => ({ PGREQUIRESSL: '1' }),
      reaches: 'a ann app',
    },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?channel_binding=require`, reaches: 'refused' },
    { url: ({ a }) => `postgresql://${ANN}@127.0.0.1:${a}/app?gssencmode=require`, reaches: 'refused' },
    {
      url: ({ b, socket }) => `postgresql://${ANN}@/app?host=${socket}&port=${b}&requirepeer=nobody-of-this-name`,
      reaches: 'refused',
    },
    {
      url: ({ b, socket }) => `postgresql://${ANN}@/app?host=${socket}&port=${b}&sslmode=require`,
      reaches: 'socket ann app',
    },
  ],
};

/** The files that the cases name. */
function writeFiles({ a, b, home, socket }: Places): void {
  const privately = (name: string, text: string): void => {
    writeFileSync(join(home, name), text, { mode: 0o600 });
  };
  const lines = [
    '# 127.0.0.1:*:*:*:no',
    `127.0.0.1:1:*:*:no`,
    `127.0.0.1:${a}:app:ann:${IN_FILE}:more`,
    `127.0.0.1:*:ann:*:b\\obs`,
    `nobody.invalid:*:*:*:bobs`,
    '*:*:*:*:last',
  ];
  privately('pass', `${lines.join('\n')}\n`);
  privately('socket', `${socket}:*:app:*:${IN_FILE}\nlocalhost:*:*:*:${IN_FILE}\n`);
  writeFileSync(join(home, 'open'), `*:*:*:*:${IN_FILE}\n`);
  chmodSync(join(home, 'open'), 0o640);
  const bob = ['host=127.0.0.1', 'user=bob', 'password=bobs', 'dbname=app'];
  const services = [
    ['[first]', `port=${a}`, '# port=1', 'port=1', ...bob],
    ['[blanks]', 'host = 127.0.0.1', `port=${a}`, ...bob],
    ['[unknown]', 'passwort=x', `port=${a}`, ...bob],
    ['[nested]', 'service=first'],
    ['[first]', `port=${b}`],
  ];
  writeFileSync(join(home, '.pg_service.conf'), services.map((lines) => `${lines.join('\n')}\n\n`).join(''));
  writeFileSync(join(home, 'pg_service.conf'), ['[system]', `port=${b}`, ...bob, ''].join('\n'));
}

async function withServers(use: (places: Places) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  const socket = join(home, 'socket-folder');
  mkdirSync(socket);
  chmodSync(home, 0o755);
  chmodSync(socket, 0o777);
  const servers = [await startEmbedded(), await startEmbedded({ settings: { unix_socket_directories: socket } })];
  try {
    for (const { url, folder } of servers) {
      appendFileSync(join(folder, 'data', 'pg_hba.conf'), 'local all all scram-sha-256\n');
      const session = await openPostgres(url);
      for (const statement of [...SETUP.split(';'), 'SELECT pg_reload_conf()']) await session.execute(statement);
      await session.close();
    }
    const [a = 0, b = 0] = servers.map(({ port }) => port);
    // Port 1 is nobody's: tcpmux, which no system has had for decades.
    const places: Places = { a, b, none: 1, socket, home };
    writeFiles(places);
    await use(places);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(home, { recursive: true });
  }
}

test('every URL, parameter, variable and file leads where it leads psql', async () => {
  const compare = await hasPsql();
  const wrong: string[] = [];
  await withServers(async (places) => {
    for (const [rule, cases] of Object.entries(CASES)) {
      for (const { url, env, reaches, psql } of cases) {
        const asked = url(places);
        const environment = { HOME: places.home, ...env?.(places) };
        const place = (text: string): string =>
          text.replace(/^\d+/, (port) => (Number(port) === places.a ? 'a' : 'b')).trimEnd();
        const psqls = compare ? askPsql(asked, QUERY, environment) : undefined;
        const [found, error] = await askLite2pg(asked, QUERY, environment);
        const note = `${rule}: ${asked} ${JSON.stringify(env?.(places) ?? {})}`;
        if (place(found) !== reaches)
          wrong.push(`${note}: lite2pg ${place(found)}, expected ${reaches}: ${error?.message ?? ''}`);
        if (psqls === undefined) continue;
        const other = place(await psqls);
        if (other !== (psql ?? reaches)) wrong.push(`${note}: psql ${other}, expected ${psql ?? reaches}`);
      }
    }
  });
  assert.equal(wrong, []);
});

test.run();
