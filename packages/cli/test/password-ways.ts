import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in every password and every part of one; a piece that was cut off is found, too. */
export const MARK = 'Gehe1m';
const PIECE = /gehe/i;

/** Whether a text shows some of a password. */
export function showsPassword(text: string): boolean {
  return PIECE.test(text);
}

/** The password of the role that the ways of `reaching` log in as, with what must be encoded. */
export const PASSWORD = `${MARK}/a&b c`;
const ENCODED = encodeURIComponent(PASSWORD);

/** Where a way can lead, and where files for it can be. */
export interface Place {
  readonly user: string;
  readonly port: number;
  readonly database: string;
  readonly folder: string;
}

/** A way by which a password comes in. */
export interface Way {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The texts of files in the working folder; only their owner may read them. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Writes the files of a way. */
export function writeFiles(folder: string, { files = {} }: Way): void {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), name.startsWith('open') ? 0o644 : 0o600);
  }
}

/** Ways by which a password gets to a server that takes it. */
export function reaching({ user, port, database, folder }: Place): Way[] {
  const withoutPassword = `postgresql://${user}@127.0.0.1:${port}/${database}`;
  const url = withoutPassword.replace('@', `:${ENCODED}@`);
  const passfile = `127.0.0.1:*:*:${user}:${PASSWORD}\n`;
  const services = `[here]\nhost=127.0.0.1\nport=${port}\nuser=${user}\ndbname=${database}\npassword=${PASSWORD}\n`;
  const migrate = ['migrate', 'app.db'];
  return [
    { name: '--to URL', args: [...migrate, '--to', url] },
    { name: '--to=URL', args: [...migrate, `--to=${url}`] },
    { name: '--to URL?password=', args: [...migrate, '--to', `${withoutPassword}?password=${ENCODED}`] },
    { name: '--to URL?p%61ssword=', args: [...migrate, '--to', `${withoutPassword}?p%61ssword=${ENCODED}`] },
    { name: '--to URL?sslpassword=', args: [...migrate, '--to', `${url}?sslpassword=${MARK}`] },
    { name: '--to URL?options=', args: [...migrate, '--to', `${url}?options=-c%20app.password%3D${MARK}`] },
    { name: 'DATABASE_URL', args: migrate, env: { DATABASE_URL: url } },
    { name: 'LITE2PG_TO', args: migrate, env: { LITE2PG_TO: url } },
    {
      name: 'config, "flags": {"to": URL}',
      args: [...migrate, '--config', 'to.json'],
      files: { 'to.json': JSON.stringify({ flags: { to: url } }) },
    },
    { name: 'PGPASSWORD', args: [...migrate, '--to', withoutPassword], env: { PGPASSWORD: PASSWORD } },
    {
      name: 'PGPASSFILE',
      args: [...migrate, '--to', withoutPassword],
      env: { PGPASSFILE: 'pass' },
      files: { pass: passfile },
    },
    {
      name: '--to URL?passfile=',
      args: [...migrate, '--to', `${withoutPassword}?passfile=pass`],
      files: { pass: passfile },
    },
    {
      name: '~/.pgpass',
      args: [...migrate, '--to', withoutPassword],
      env: { HOME: folder },
      files: { '.pgpass': passfile },
    },
    {
      name: 'PGSERVICE, PGSERVICEFILE',
      args: [...migrate, '--to', 'postgresql://'],
      env: { PGSERVICE: 'here', PGSERVICEFILE: 'services' },
      files: { services },
    },
    {
      name: '--to URL?service=',
      args: [...migrate, '--to', 'postgresql://?service=here'],
      env: { HOME: folder },
      files: { '.pg_service.conf': services },
    },
  ];
}

/** Ways by which a password comes in with something that is wrong about the URL, the server or the files. */
export function failing({ user, port, database }: Place): Way[] {
  const at = `127.0.0.1:${port}/${database}`;
  const to = (name: string, url: string): Way => ({ name: `--to ${name}`, args: ['migrate', 'app.db', '--to', url] });
  const file = (name: string, text: string, env: Record<string, string>): Way => ({
    name,
    args: ['migrate', 'app.db', '--to', `postgresql://${user}@${at}`],
    env,
    files: { [name.includes('open') ? 'open' : 'file']: text },
  });
  return [
    to('URL, a wrong password', `postgresql://${user}:${MARK}@${at}`),
    to('URL, no server', `postgresql://${user}:${MARK}@127.0.0.1:1/x`),
    to('URL, no such host', `postgresql://${user}:${MARK}@nobody.invalid/x`),
    to('URL, no such database', `postgresql://${user}:${ENCODED}@127.0.0.1:${port}/missing`),
    to('URL, several hosts', `postgresql://${user}:${MARK}@127.0.0.1:1,127.0.0.1:2/x`),
    to('URL, a port that is none', `postgresql://${user}:${MARK}@127.0.0.1:x/x`),
    to('URL, an @ in the password', `postgresql://${user}:${MARK}@${MARK}@${at}`),
    to('URL, an @ and a / in the password', `postgresql://${user}:${MARK}A@${MARK}B/${MARK}C@${at}`),
    to('URL, an @ and a # in the password', `postgresql://${user}:${MARK}A@${MARK}B#${MARK}C@${at}`),
    to('URL, an @ and a ? in the password', `postgresql://${user}:${MARK}A@${MARK}B?${MARK}=C@${at}`),
    to('URL, a / in the password', `postgresql://${user}:${MARK}/${MARK}@${at}`),
    to('URL, a # in the password', `postgresql://${user}:${MARK}#${MARK}@${at}`),
    to('URL, a ? in the password', `postgresql://${user}:${MARK}?${MARK}@${at}`),
    to('URL, a % in the password', `postgresql://${user}:${MARK}%@${at}`),
    to('URL, a blank and a quote in the password', `postgresql://${user}:${MARK} "${MARK}@${at}`),
    to('URL without its host', `postgresql://${user}:${MARK}`),
    to('URL without its host, with a database', `postgresql://${user}:${MARK}/${database}`),
    ...['Password', 'PASSWORD', 'passwd', 'pwd', 'passphrase', 'anything', 'us%65rpassword'].map((name) =>
      to(`URL?${name}=`, `postgresql://${user}@${at}?${name}=${MARK}`),
    ),
    to('URL? without =', `postgresql://${user}@${at}?${MARK}`),
    to('URL?password= twice with &', `postgresql://${user}@${at}?password=a&${MARK}`),
    to('URL?password=, a = in it', `postgresql://${user}@${at}?password=a=${MARK}`),
    to('URL?dbname=URL', `postgresql://${user}:${ENCODED}@${at}?dbname=postgresql%3A%2F%2Fann%3A${MARK}%40h`),
    to('URL?dbname=connection string', `postgresql://${user}:${ENCODED}@${at}?dbname=host%3Dh%20password%3D${MARK}`),
    to('URL?sslkey= and sslpassword=', `postgresql://${user}@${at}?sslmode=require&sslkey=missing&sslpassword=${MARK}`),
    to('connection string', `host=127.0.0.1 port=${port} user=${user} password=${MARK}`),
    to('URL without its scheme', `${user}:${MARK}@${at}`),
    to('POSTGRESQL://', `POSTGRESQL://${user}:${MARK}@${at}`),
    to('mysql://', `mysql://${user}:${MARK}@${at}`),
    to('jdbc:', `jdbc:postgresql://${at}?user=${user}&password=${MARK}`),
    {
      name: 'DATABASE_URL, a connection string',
      args: ['verify', 'app.db'],
      env: { DATABASE_URL: `user=${user} password=${MARK}` },
    },
    {
      name: 'DATABASE_URL, an @ in the password',
      args: ['verify', 'app.db'],
      env: { DATABASE_URL: `postgresql://${user}:${MARK}@${MARK}@${at}` },
    },
    {
      name: 'PGPASSWORD, a wrong one',
      args: ['verify', 'app.db', '--to', `postgresql://${user}@${at}`],
      env: { PGPASSWORD: MARK },
    },
    file('PGPASSFILE, a wrong password', `*:*:*:*:${MARK}\n`, { PGPASSFILE: 'file' }),
    file('PGPASSFILE, open to others', `*:*:*:*:${MARK}\n`, { PGPASSFILE: 'open' }),
    file('PGSERVICEFILE, a line that is none', `[here]\n${MARK}\n`, { PGSERVICE: 'here', PGSERVICEFILE: 'file' }),
    file('PGSERVICEFILE, a parameter that is none', `[here]\nPassword=${MARK}\n`, {
      PGSERVICE: 'here',
      PGSERVICEFILE: 'file',
    }),
    file('PGSERVICEFILE, blanks around the =', `[here]\npassword = ${MARK}\n`, {
      PGSERVICE: 'here',
      PGSERVICEFILE: 'file',
    }),
    {
      name: 'PGSERVICE, a URL',
      args: ['verify', 'app.db', '--to', 'postgresql://'],
      env: { PGSERVICE: `postgresql://${user}:${MARK}@${at}` },
    },
  ];
}
