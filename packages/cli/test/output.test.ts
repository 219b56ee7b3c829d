import { execFile } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { openSqlite } from '@lite2pg/sqlite';
import { rejects, withSqlite } from '@lite2pg/test-kit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createProgram } from '../src/program/program.js';
import { CLI_ARGS, ROOT, runCli } from './run-cli.js';

/** A database and the other files that a command may read, in a folder of their own. */
interface Inputs {
  readonly folder: string;
  readonly source: string;
  readonly spec: string;
  readonly script: string;
  readonly config: string;
  readonly second: string;
}

async function withInputs(run: (inputs: Inputs) => Promise<void>): Promise<void> {
  await withSqlite('CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)', async ({ path, db }) => {
    await db.close();
    const folder = dirname(path);
    const inputs = {
      folder,
      source: path,
      spec: join(folder, 'spec.json'),
      script: join(folder, 'queries.sql'),
      config: join(folder, 'config.json'),
      second: join(folder, 'second.sql'),
    };
    writeFileSync(inputs.script, 'SELECT a FROM t WHERE id = ?;\n');
    writeFileSync(inputs.config, '{}\n');
    writeFileSync(inputs.second, 'SELECT 1 AS x;\n');
    await lite2pg(['inspect', path, '-o', inputs.spec]);
    await run(inputs);
  });
}

/** Runs a command in this process; rejects with its error. */
async function lite2pg(args: readonly string[]): Promise<void> {
  await createProgram(() => undefined).parseAsync([...args, '-q'], { from: 'user' });
}

/** Every way to call a command that writes a file, and the files that it then reads. */
const CALLS: Readonly<Record<string, (inputs: Inputs) => readonly (readonly [string[], ...string[]])[]>> = {
  inspect: ({ source, config }) => [[['inspect', source, '--config', config], source, config]],
  generate: ({ source, spec, config }) => [
    [['generate', source], source],
    [['generate', spec, '--config', config], spec, config],
  ],
  translate: ({ source, spec, script, second }) => [
    [['translate', '--schema', source, script], source, script],
    [['translate', second, '--schema', source, script], second, script],
    [['translate', '--schema', spec, '--sql', 'SELECT a FROM t'], spec],
  ],
  compat: ({ source, script, config }) => [
    [['compat', '--for', script, '--schema', source, '--config', config], script, source, config],
  ],
};

test('every command with --output refuses to write over what it reads, by whatever name, and over a database', async () => {
  const writing = createProgram(() => undefined).commands.filter((command) =>
    command.options.some((option) => option.long === '--output'),
  );
  assert.equal(writing.map((command) => command.name()).sort(), Object.keys(CALLS).sort());
  await withInputs(async (inputs) => {
    const { folder, source } = inputs;
    const other = join(folder, 'other.db');
    const db = await openSqlite(other, { readOnly: false, create: true });
    await db.exec('CREATE TABLE precious (a)');
    await db.close();
    const calls = writing.flatMap((command) => CALLS[command.name()]!(inputs));
    let number = 0;
    for (const [args, ...read] of calls) {
      for (const path of read) {
        number += 1;
        const link = join(folder, `link${number}.sql`);
        const hard = join(folder, `hard${number}.sql`);
        symlinkSync(basename(path), link);
        linkSync(path, hard);
        const before = readFileSync(path);
        for (const output of [path, link, hard, join(folder, '.', basename(path))]) {
          await rejects(() => lite2pg([...args, '-o', output]), {
            code: 'bad-option',
            message: /^write .*this command reads.*; give another path$/,
          });
        }
        assert.equal(readFileSync(path), before);
      }
      const before = readFileSync(other);
      await rejects(() => lite2pg([...args, '-o', other]), {
        code: 'bad-option',
        message: /a SQLite database is there/,
      });
      assert.equal(readFileSync(other), before);
      for (const suffix of ['-wal', '-shm', '-journal']) {
        for (const database of [source, other]) {
          if (database === source && !read.includes(source)) continue;
          await rejects(() => lite2pg([...args, '-o', database + suffix]), {
            code: 'bad-option',
            message: /SQLite keeps changes to .* there/,
          });
        }
      }
      // The same command does write if nothing is destroyed.
      await lite2pg([...args, '-o', join(folder, 'out')]);
      assert.ok(statSync(join(folder, 'out')).size > 0);
    }
    assert.not.ok(readdirSync(folder).some((name) => /-(wal|shm|journal)$/.test(name)));
  });
});

test('--output of the environment and of the config is no other', async () => {
  await withInputs(async ({ source, config }) => {
    const before = readFileSync(source);
    const named = await runCli(['generate', source], { LITE2PG_OUTPUT: source });
    assert.is(named.status, 1);
    assert.match(named.stderr, 'this command reads that file');
    writeFileSync(config, JSON.stringify({ flags: { output: source } }));
    await rejects(() => lite2pg(['generate', source, '--config', config]), { code: 'bad-option' });
    assert.equal(readFileSync(source), before);
  });
});

test('a database of which only the journal is there yet, an encrypted one and a folder are not written over', async () => {
  await withInputs(async ({ folder, source }) => {
    const begun = join(folder, 'begun.db');
    writeFileSync(begun, '');
    await lite2pg(['generate', source, '-o', begun]);
    writeFileSync(begun, '');
    writeFileSync(`${begun}-journal`, Buffer.alloc(512, 7));
    await rejects(() => lite2pg(['generate', source, '-o', begun]), { message: /a SQLite database is there/ });
    const cipher = join(folder, 'secret.sql');
    writeFileSync(cipher, Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 89 + (at >> 8)) & 255)));
    await rejects(() => lite2pg(['generate', source, '-o', cipher]), { message: /perhaps an encrypted database/ });
    assert.is(statSync(cipher).size, 4096);
    mkdirSync(join(folder, 'sub'));
    await rejects(() => lite2pg(['generate', source, '-o', join(folder, 'sub')]), {
      message: /a folder; give the path/,
    });
    await rejects(() => lite2pg(['generate', source, '-o', join(folder, 'no', 'such.sql')]), {
      code: 'no-permission',
      message: /^write .*such\.sql: there is no such file or folder/,
    });
    await rejects(() => lite2pg(['generate', source, '-o', '']), { code: 'bad-option', message: /the path is empty/ });
  });
});

test('stdout that was sent to the source is refused, stdout and pipes by their path are written as usual', async () => {
  await withInputs(async ({ folder, source }) => {
    const before = readFileSync(source);
    const words = [process.execPath, ...CLI_ARGS].map((word) => `'${word}'`).join(' ');
    const shell = async (script: string): Promise<string> => {
      const command = script.replaceAll('lite2pg', words).replaceAll('$', `${folder}/`);
      return (await promisify(execFile)('bash', ['-c', command], { cwd: ROOT })).stdout;
    };
    assert.match(
      await shell('lite2pg generate $app.db -q 2>&1 >>$app.db || true'),
      /^error: write stdout: it was sent/,
    );
    assert.equal(readFileSync(source), before);
    assert.match(await shell('echo kept; lite2pg generate $app.db -q -o /dev/stdout'), /^kept\n-- PostgreSQL schema/);
    assert.match(await shell('lite2pg generate $app.db -q -o >(cat)'), /^-- PostgreSQL schema/);
    assert.match(
      await shell('mkfifo $pipe; lite2pg generate $app.db -q -o $pipe 2>&1 || true'),
      /a pipe that nobody reads/,
    );
    assert.match(await shell('cat $pipe & lite2pg generate $app.db -q -o $pipe; wait'), /^-- PostgreSQL schema/);
    assert.match(
      await shell('lite2pg generate $app.db -q -o /dev/full 2>&1 || true'),
      /write \/dev\/full: the disk is full/,
    );
    assert.match(
      await shell('lite2pg translate - -q -o $queries.sql <$queries.sql 2>&1 || true'),
      /it is stdin, which this command reads/,
    );
  });
});

test.run();
