import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../src/program.js';

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

const MISPLACED: Readonly<Record<string, string>> = {
  URL: `postgresql://ann:${MARK}@db.example/app`,
  'URL?password=': `postgresql://db.example/app?password=${MARK}`,
  'connection string': `host=db.example password=${MARK}`,
  'URL without its scheme': `ann:${MARK}@db.example/app`,
};

/** Ways by which it stands where a path, a name or a number should: each argument and flag that there is, and its variable. */
export function misplaced(): Way[] {
  const forms = Object.entries(MISPLACED);
  const url = MISPLACED['URL'] ?? '';
  return createProgram(() => undefined).commands.flatMap((command) => {
    const name = command.name();
    const needed = command.registeredArguments.some((argument) => argument.required) ? ['app.db'] : [];
    const flags = command.options.filter(({ required, long }) => required && long !== '--to' && long !== '--sql');
    return [
      ...command.registeredArguments.flatMap((argument) =>
        forms.map(([form, text]) => ({ name: `${name} <${argument.name()}>: ${form}`, args: [name, text] })),
      ),
      ...flags.flatMap(({ long, short }) => {
        const flag = long ?? '';
        const variable = `LITE2PG_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`;
        return [
          ...forms.map(([form, text]) => ({ name: `${name} ${flag}: ${form}`, args: [name, ...needed, flag, text] })),
          { name: `${name} ${flag}=: URL`, args: [name, ...needed, `${flag}=${url}`] },
          ...(short === undefined
            ? []
            : [{ name: `${name} ${short}: URL`, args: [name, ...needed, `${short}${url}`] }]),
          ...(isOfCommandLine(name, flag)
            ? []
            : [{ name: `${name} ${variable}: URL`, args: [name, ...needed], env: { [variable]: url } }]),
        ];
      }),
    ];
  });
}

/** The schema of these is a file, and that variable is the target's: they do not read it. */
function isOfCommandLine(command: string, flag: string): boolean {
  return flag === '--schema' && ['translate', 'compat'].includes(command);
}

/** Ways by which it stands on the command line as nothing that there is. */
export function unknown(): Way[] {
  const url = MISPLACED['URL'] ?? '';
  return [
    { name: 'a command: URL', args: [url] },
    { name: 'a command: connection string', args: [MISPLACED['connection string'] ?? ''] },
    { name: 'help: URL', args: ['help', url] },
    { name: 'one argument too many: URL', args: ['migrate', 'app.db', url] },
    { name: 'migrate, swapped: URL --to app.db', args: ['migrate', url, '--to', 'app.db'] },
    { name: 'a flag that is none: --target URL', args: ['migrate', 'app.db', '--target', url] },
    { name: 'a flag that is none: --target=URL', args: ['migrate', 'app.db', `--target=${url}`] },
  ];
}

/** Ways by which it stands in a config, or a spec, in a place or a form that is not its. */
export function documents(): Way[] {
  const url = MISPLACED['URL'] ?? '';
  const texts: Readonly<Record<string, string>> = {
    'no JSON, a URL': url,
    'no JSON, a connection string': `host=h\npassword=${MARK}`,
    'no JSON, cut off': `{"flags": {"to": "${url}`,
    'no JSON, a comma too many': `{"flags": {"to": "${url}",}}`,
    'no JSON, no comma': `{"a": "${MARK}" "password": "${MARK}"}`,
    'a text': JSON.stringify(url),
    'an unknown key': JSON.stringify({ target: { url } }),
    'a URL as a key': JSON.stringify({ [url]: 1 }),
    'a list for a text': JSON.stringify({ schema: [url] }),
    'a long list for a text': JSON.stringify({ schema: ['x'.repeat(35), url] }),
    'an object with a password': JSON.stringify({ include: { host: 'h', password: MARK } }),
    'a connection string for a list': JSON.stringify({ include: MISPLACED['connection string'] }),
    'a URL without its scheme for a list': JSON.stringify({ include: MISPLACED['URL without its scheme'] }),
    'the schema': JSON.stringify({ schema: url }),
    'a pattern': JSON.stringify({ include: [url] }),
    'a column': JSON.stringify({ columns: { [url]: 5 } }),
    'a renamed table': JSON.stringify({ renames: { tables: { t: url } } }),
    'an unknown flag': JSON.stringify({ flags: { [url]: 1 } }),
    'the flag password': JSON.stringify({ flags: { password: { is: MARK } } }),
    'the flag jobs': JSON.stringify({ flags: { jobs: url } }),
    'the flag to, a connection string': JSON.stringify({ flags: { to: MISPLACED['connection string'] } }),
    'the flag to, a list': JSON.stringify({ flags: { to: [url] } }),
  };
  return Object.entries(texts).flatMap(([form, text]) => [
    { name: `config, ${form}`, args: ['verify', 'app.db', '--config', 'given.json'], files: { 'given.json': text } },
    { name: `spec, ${form}`, args: ['generate', 'given.json'], files: { 'given.json': text } },
  ]);
}
