import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startEmbedded } from '@lite2pg/embedded';
import { openPostgres } from '@lite2pg/postgres';
import { askLite2pg, askPsql, hasPsql } from './ask-both.js';

const test = suite('libpq-tls');

/**
 * An authority (root.crt), what it signed: a server's certificate for "localhost", one of the client "ann" whose key has the
 * passphrase "geheim", its lists of revoked certificates, one of which has the server's; and another authority. All are valid
 * from 2020 to 2120 and for nothing but this test.
 */
const CERTIFICATES = fileURLToPath(new URL('tls/', import.meta.url));

/** Which connections pg_hba.conf lets in. */
type Lets = 'both' | 'encrypted' | 'plain' | 'with certificate';

/** The parameters of a URL, and whether the connection is then encrypted (`on`, `off`) or refused. */
interface Case {
  readonly lets: Lets;
  readonly query: (files: string) => string;
  readonly host?: string;
  readonly found: 'on' | 'off' | 'refused';
  readonly psql?: 'on' | 'off' | 'refused';
  /** The files in ~/.postgresql. */
  readonly home?: Readonly<Record<string, string>>;
}

const HBA: Readonly<Record<Lets, string>> = {
  both: 'host all all all scram-sha-256\n',
  encrypted: 'hostssl all all all scram-sha-256\n',
  plain: 'hostnossl all all all scram-sha-256\n',
  'with certificate':
    'hostssl all ann all scram-sha-256 clientcert=verify-ca\nhostssl all postgres all scram-sha-256\n',
};

const CASES: readonly Case[] = [
  { lets: 'both', query: () => 'sslmode=disable', found: 'off' },
  { lets: 'both', query: () => 'sslmode=allow', found: 'off' },
  { lets: 'both', query: () => '', found: 'on' },
  { lets: 'both', query: () => 'sslmode=prefer', found: 'on' },
  { lets: 'both', query: () => 'sslmode=require', found: 'on' },
  { lets: 'both', query: () => 'ssl=true', found: 'on' },
  { lets: 'both', query: (files) => `sslmode=verify-ca&sslrootcert=${files}/root.crt`, found: 'on' },
  { lets: 'both', query: (files) => `sslmode=verify-ca&sslrootcert=${files}/other.crt`, found: 'refused' },
  { lets: 'both', query: (files) => `sslmode=require&sslrootcert=${files}/other.crt`, found: 'refused' },
  { lets: 'both', query: (files) => `sslmode=prefer&sslrootcert=${files}/other.crt`, found: 'off' },
  {
    lets: 'both',
    query: (files) => `sslmode=verify-full&sslrootcert=${files}/root.crt`,
    host: 'localhost',
    found: 'on',
  },
  { lets: 'both', query: (files) => `sslmode=verify-full&sslrootcert=${files}/root.crt`, found: 'refused' },
  {
    lets: 'both',
    query: (files) => `sslmode=verify-full&sslrootcert=${files}/root.crt&hostaddr=127.0.0.1`,
    host: 'localhost',
    found: 'on',
  },
  {
    lets: 'both',
    query: (files) => `sslmode=verify-full&sslrootcert=${files}/root.crt&hostaddr=127.0.0.1`,
    host: 'db.example',
    found: 'refused',
  },
  { lets: 'both', query: () => 'sslmode=verify-full', host: 'localhost', found: 'refused' },
  {
    lets: 'both',
    query: () => 'sslmode=verify-full',
    host: 'localhost',
    home: { 'root.crt': 'root.crt' },
    found: 'on',
  },
  { lets: 'both', query: () => 'sslmode=require', home: { 'root.crt': 'other.crt' }, found: 'refused' },
  {
    lets: 'both',
    query: (files) => `sslmode=verify-ca&sslrootcert=${files}/root.crt&sslcrl=${files}/empty.crl`,
    found: 'on',
  },
  {
    lets: 'both',
    query: (files) => `sslmode=verify-ca&sslrootcert=${files}/root.crt&sslcrl=${files}/revoked.crl`,
    found: 'refused',
  },
  {
    lets: 'both',
    query: () => 'sslmode=verify-ca',
    home: { 'root.crt': 'root.crt', 'root.crl': 'revoked.crl' },
    found: 'refused',
  },
  { lets: 'both', query: () => 'sslmode=require&ssl_min_protocol_version=TLSv1.3', found: 'refused' },
  { lets: 'both', query: () => 'sslmode=require&ssl_max_protocol_version=TLSv1.2', found: 'on' },
  { lets: 'both', query: () => 'sslmode=require&ssl_min_protocol_version=1', found: 'refused' },
  { lets: 'both', query: () => 'channel_binding=require', found: 'on' },
  { lets: 'both', query: () => 'channel_binding=require&sslmode=disable', found: 'refused' },
  { lets: 'encrypted', query: () => 'sslmode=disable', found: 'refused' },
  { lets: 'encrypted', query: () => 'sslmode=allow', found: 'on' },
  { lets: 'encrypted', query: () => 'sslmode=prefer', found: 'on' },
  { lets: 'plain', query: () => 'sslmode=prefer', found: 'off' },
  { lets: 'plain', query: () => 'sslmode=allow', found: 'off' },
  { lets: 'plain', query: () => 'sslmode=require', found: 'refused' },
  { lets: 'plain', query: () => 'channel_binding=require', found: 'refused' },
  { lets: 'with certificate', query: () => 'sslmode=require', found: 'refused' },
  {
    lets: 'with certificate',
    query: (files) => `sslcert=${files}/client.crt&sslkey=${files}/client.key&sslpassword=geheim`,
    found: 'on',
  },
  {
    lets: 'with certificate',
    query: (files) => `sslcert=${files}/client.crt&sslkey=${files}/client.key&sslpassword=s3cret`,
    found: 'refused',
  },
  {
    lets: 'with certificate',
    query: () => 'sslpassword=geheim',
    home: { 'postgresql.crt': 'client.crt', 'postgresql.key': 'client.key' },
    found: 'on',
  },
];

/** Calls `use` with the port of a server that speaks TLS, and a function that changes whom it lets in. */
async function withTlsServer(
  use: (port: number, letIn: (whom: Lets) => Promise<void>) => Promise<void>,
): Promise<void> {
  const server = await startEmbedded();
  const data = join(server.folder, 'data');
  const { uid, gid } = statSync(data);
  for (const name of ['server.crt', 'server.key', 'root.crt']) {
    writeFileSync(join(data, name), readFileSync(join(CERTIFICATES, name)), { mode: 0o600 });
    chownSync(join(data, name), uid, gid);
  }
  const admin = await openPostgres(server.url);
  try {
    const settings = ['ssl = on', "ssl_ca_file = 'root.crt'", "ssl_max_protocol_version = 'TLSv1.2'"];
    for (const setting of settings) await admin.execute(`ALTER SYSTEM SET ${setting}`);
    await admin.execute(`CREATE ROLE ann LOGIN PASSWORD 'anns'`);
    await use(server.port, async (whom) => {
      writeFileSync(join(data, 'pg_hba.conf'), HBA[whom]);
      await admin.execute('SELECT pg_reload_conf()');
      await admin.execute('SELECT pg_sleep(0.3)');
    });
  } finally {
    await admin.close();
    await server.stop();
  }
}

test('each sslmode, certificate and list of revoked ones does what it does for psql', async () => {
  const compare = await hasPsql();
  const query = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
  const wrong: string[] = [];
  const files = mkdtempSync(join(tmpdir(), 'lite2pg-test-'));
  cpSync(CERTIFICATES, files, { recursive: true });
  chmodSync(join(files, 'client.key'), 0o600);
  try {
    await withTlsServer(async (port, letIn) => {
      let letsIn: Lets | undefined;
      for (const [at, { lets, query: parameters, host = '127.0.0.1', home = {}, found, psql }] of CASES.entries()) {
        if (lets !== letsIn) await letIn(lets);
        letsIn = lets;
        const folder = join(files, String(at), '.postgresql');
        mkdirSync(folder, { recursive: true });
        for (const [name, from] of Object.entries(home)) cpSync(join(files, from), join(folder, name));
        const url = `postgresql://ann:anns@${host}:${port}/postgres?${parameters(files)}`;
        const environment = { HOME: join(files, String(at)) };
        const psqls = compare ? askPsql(url, query, environment) : undefined;
        const [reached, error] = await askLite2pg(url, query, environment);
        const encrypted = { true: 'on', false: 'off' }[reached] ?? reached;
        const note = `${lets}, ${host}, ${parameters('')} ${JSON.stringify(home)}`;
        if (encrypted !== found)
          wrong.push(`${note}: lite2pg ${encrypted}, expected ${found}: ${error?.message ?? ''}`);
        if (/s3cret|anns/.test(error?.message ?? '')) wrong.push(`${note}: a password in ${error?.message ?? ''}`);
        if (psqls === undefined) continue;
        const other = await psqls;
        const otherEncrypted = { t: 'on', f: 'off' }[other] ?? other;
        if (otherEncrypted !== (psql ?? found))
          wrong.push(`${note}: psql ${otherEncrypted}, expected ${psql ?? found}`);
      }
    });
  } finally {
    rmSync(files, { recursive: true });
  }
  assert.equal(wrong, []);
});

test.run();
