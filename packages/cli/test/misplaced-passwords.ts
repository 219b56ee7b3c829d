import { createProgram } from '../src/program/program.js';
import { MARK, type Way } from './password-ways.js';

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
