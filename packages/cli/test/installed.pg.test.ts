import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openSqlite, rawSql } from '@lite2pg/sqlite';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { ROOT } from './run-cli.js';

const test = suite('the packed packages in an empty project');

interface Packed {
  readonly name: string;
  readonly version: string;
}

interface Installer {
  readonly installPacked: (folder: string) => Packed[];
}

interface Builder {
  readonly runDockerSteps: (image: {
    readonly dockerfile: string;
    readonly ignored: string;
    readonly context: string;
    readonly folder: string;
  }) => { readonly command: readonly string[]; readonly cwd: string; readonly env: NodeJS.ProcessEnv };
}

const script = (name: string): Promise<unknown> => import(new URL(`../../../scripts/${name}`, import.meta.url).href);
const { installPacked } = (await script('install-packed.mjs')) as Installer;
const { runDockerSteps } = (await script('docker-steps.mjs')) as Builder;

const folder = mkdtempSync(join(tmpdir(), 'lite2pg-installed-'));
// The embedded server runs as another user if this is root.
chmodSync(folder, 0o755);
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const packed = installPacked(folder);

/** Whether this Node has SQLite of its own. */
function hasNodeSqlite(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

/** The output of this module, run in the project. */
function run(module: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', module], { cwd: folder, encoding: 'utf8' });
}

test('read with the SQLite that the tests read with', async () => {
  const db = await openSqlite(':memory:');
  const version = rawSql('SELECT sqlite_version() AS version');
  const [tested] = await db.query<{ version: string }>(version);
  await db.close();
  const installed = run(`
    import { openSqlite, rawSql } from '@lite2pg/sqlite';
    const db = await openSqlite(':memory:');
    const [{ version }] = await db.query(rawSql('SELECT sqlite_version() AS version'));
    console.log(version);
    await db.close();`);
  assert.is(installed.trim(), tested?.version);
});

test('bring a native driver only to a Node without SQLite', () => {
  assert.is(existsSync(join(folder, 'node_modules', 'sqlite3')), !hasNodeSqlite());
});

test('run the command on a file with the SQL of today', async () => {
  await withSqlite('CREATE TABLE t (a integer default 1_000_000); INSERT INTO t DEFAULT VALUES', ({ path }) => {
    const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'lite2pg', 'generate', path], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.is(status, 0, stderr);
    assert.match(stdout, /CREATE TABLE "?t"?/);
    assert.match(stdout, /DEFAULT 1000000/);
  });
});

const PROGRAM = `
import { Lite2pgError, generate, inspect, type Config, type Finding } from 'lite2pg';
const [path = ''] = process.argv.slice(2);
const config: Config = { exclude: ['left'] };
const { sql, findings } = await generate(path, { config });
const { spec } = await inspect(path, { config });
const codes: string[] = findings.map((finding: Finding) => finding.code);
const refused = await inspect('none.db').catch((error: unknown) => (error instanceof Lite2pgError ? error.code : ''));
console.log(JSON.stringify({ sql, tables: spec.tables.map(({ name }) => name), codes, refused }));
`;

test('have types that a strict compiler takes, under either resolution', () => {
  writeFileSync(join(folder, 'program.mts'), PROGRAM);
  const installed = packed.filter(({ name }) => existsSync(join(folder, 'node_modules', name)));
  const all = installed.map(({ name }, at) => `export * as package${at} from '${name}';`);
  writeFileSync(join(folder, 'all.mts'), all.join('\n'));
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const options = { strict: true, target: 'es2022', outDir: module, types: ['node'], module, moduleResolution };
    const project = `tsconfig.${moduleResolution}.json`;
    writeFileSync(
      join(folder, project),
      JSON.stringify({ compilerOptions: options, files: ['program.mts', 'all.mts'] }),
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project], { cwd: folder, encoding: 'utf8' });
    assert.is(status, 0, stdout);
  }
});

test('give a program what they give the command, the config with it', async () => {
  await withSqlite('CREATE TABLE kept (a); CREATE TABLE left (b)', ({ path }) => {
    const program = spawnSync(process.execPath, ['nodenext/program.mjs', path], { cwd: folder, encoding: 'utf8' });
    assert.is(program.status, 0, program.stderr);
    const given = JSON.parse(program.stdout) as Record<string, unknown>;
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ exclude: ['left'] }));
    const command = spawnSync('npx', ['--no-install', 'lite2pg', 'generate', path, '--config', 'config.json'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.equal(given, { sql: command.stdout, tables: ['kept'], codes: ['excluded'], refused: 'no-such-file' });
  });
});

test('have the JSON Schemas within', () => {
  const schemas = ['spec', 'plan', 'profile', 'config', 'lock', 'report', 'generation', 'dry-run'].map((name) => {
    const path = createRequire(join(folder, 'package.json')).resolve(`lite2pg/schema/${name}.schema.json`);
    return (JSON.parse(readFileSync(path, 'utf8')) as { $id: string }).$id;
  });
  assert.equal(
    schemas,
    ['spec', 'plan', 'profile', 'config', 'lock', 'report', 'generation', 'dry-run'].map(
      (name) => `urn:lite2pg:schema:${name}`,
    ),
  );
});

/** The paths in `value`, at whatever depth. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('.') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

test('name no path that is not packed', () => {
  assert.ok(packed.length > 0);
  for (const { name } of packed) {
    const inside = join(folder, 'node_modules', name);
    if (!existsSync(inside)) continue;
    const { exports, bin, types } = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const missing = pathsIn([exports, bin, types]).filter(
      (path) => !existsSync(join(inside, path.replace('*', 'plan.schema'))),
    );
    assert.equal(missing, [], name);
    assert.ok(existsSync(join(inside, 'LICENSE')), name);
  }
});

/** The samples of a README. */
function samplesIn(readme: string): string[] {
  return [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, sample = '']) => sample);
}

test('have a README whose samples run', async () => {
  let count = 0;
  for (const { name } of packed) {
    const readme = join(folder, 'node_modules', name, 'README.md');
    if (!existsSync(readme)) continue;
    for (const sample of samplesIn(readFileSync(readme, 'utf8'))) {
      count += 1;
      await withPostgres(async ({ url }) => {
        const place = mkdtempSync(join(folder, 'sample-'));
        const db = await openSqlite(join(place, 'app.db'), { readOnly: false, create: true });
        await db.exec(`CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE);
          CREATE TABLE old (x); INSERT INTO users (email) VALUES ('ann@example.com')`);
        await db.close();
        writeFileSync(join(place, 'sample.mjs'), sample);
        const { status, stdout, stderr } = spawnSync(process.execPath, ['sample.mjs'], {
          cwd: place,
          encoding: 'utf8',
          env: { ...process.env, DATABASE_URL: url },
        });
        assert.is(status, 0, `${name}:\n${stdout}${stderr}`);
        assert.ok(stdout.trim() !== '', `${name}: the sample prints nothing`);
      });
    }
  }
  assert.ok(count >= packed.length - 1, `${count} samples of ${packed.length} packages`);
});

test('are all that examples/library-use needs: it compiles strictly, and does what its README says', async () => {
  const example = join(ROOT, 'examples', 'library-use');
  const place = join(folder, 'library-use');
  for (const part of ['package.json', 'tsconfig.json', 'src']) {
    cpSync(join(example, part), join(place, part), { recursive: true });
  }
  const { dependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const published = Object.fromEntries(packed.map(({ name, version }) => [name, `^${version}`]));
  for (const [name, range] of Object.entries(dependencies)) assert.is(range, published[name], name);
  const tsc = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')], {
    cwd: place,
    encoding: 'utf8',
  });
  assert.is(tsc.status, 0, tsc.stdout);
  const db = await openSqlite(join(place, 'app.db'), { readOnly: false, create: true });
  await db.exec(`CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, joined DATETIME);
    INSERT INTO users VALUES (1, 'ann@example.com', '2024-01-02 03:04:05'), (2, 'bob@example.com', '2024-02-03 04:05:06');
    CREATE TABLE log_lines (line TEXT); INSERT INTO log_lines VALUES ('left out')`);
  await db.close();
  const runProgram = (env: Record<string, string>): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['dist/main.js', 'app.db'], { cwd: place, encoding: 'utf8', env });
  await withPostgres(({ url }) => {
    const { status, stdout, stderr } = runProgram({ DATABASE_URL: url });
    assert.equal([status, stderr], [0, '']);
    const readme = readFileSync(join(example, 'README.md'), 'utf8');
    assert.ok(readme.includes(`\`\`\`\n${stdout}\`\`\``), `the README does not show what is printed:\n${stdout}`);
    assert.match(readFileSync(join(place, 'schema.sql'), 'utf8'), /joined timestamp\b/);
  });
  const { status, stdout, stderr } = runProgram({});
  assert.equal([status, stdout, stderr], [1, '', 'error: no target; set DATABASE_URL to a PostgreSQL database\n']);
});

test('make an image as Dockerfile says, in which the command runs without the embedded server', async () => {
  const context = join(folder, 'context');
  // Outside the project: npm would install into the one around it.
  const image = mkdtempSync(join(tmpdir(), 'lite2pg-image-'));
  cpSync(join(folder, 'packed'), join(context, '.cache', 'packed'), { recursive: true });
  try {
    const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
    const steps = { dockerfile: read('Dockerfile'), ignored: read('.dockerignore'), context, folder: image };
    const { command, cwd, env } = runDockerSteps(steps);
    const runInImage = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
      spawnSync(command[0] ?? '', [...command.slice(1), ...args], { cwd, env, encoding: 'utf8' });
    assert.equal(readdirSync(join(image, 'opt', 'lite2pg')).sort(), [
      'node_modules',
      'package-lock.json',
      'package.json',
    ]);
    assert.not.ok(existsSync(join(image, 'opt', 'lite2pg', 'node_modules', '@lite2pg', 'embedded')));
    const { status, stdout, stderr } = runInImage('--version');
    assert.equal([status, stdout], [0, `${packed.find(({ name }) => name === 'lite2pg')?.version ?? ''}\n`], stderr);
    // The image has a Node with SQLite; the machine of the test need not.
    if (hasNodeSqlite()) {
      await withSqlite('CREATE TABLE t (a integer)', ({ path }) => {
        assert.match(runInImage('generate', path).stdout, 'CREATE TABLE t');
      });
    }
  } finally {
    rmSync(image, { recursive: true, force: true });
  }
});

test('do without the embedded server, and say what to do where it is wanted', async () => {
  rmSync(join(folder, 'node_modules', '@lite2pg', 'embedded'), { recursive: true, force: true });
  await withSqlite('CREATE TABLE t (a)', ({ path }) => {
    const { status, stderr } = spawnSync('npx', ['--no-install', 'lite2pg', 'migrate', path], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    assert.is(status, 1);
    assert.match(
      stderr.replace(/\s+/g, ' '),
      /@lite2pg\/embedded is not installed; run `npm install @lite2pg\/embedded`, or pass a server with --to URL/,
    );
    assert.not.match(stderr, / at /);
  });
});

test.run();
