import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type EmbeddedServer, startEmbedded } from '@lite2pg/embedded';
import { openPostgres } from '@lite2pg/postgres';
import { rejects } from '@lite2pg/test-kit';

const test = suite('startEmbedded');

async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'lite2pg-test-'));
  // The server's account must pass it, where this runs as root.
  await chmod(parent, 0o711);
  await test(join(parent, 'postgres')).finally(() => rm(parent, { recursive: true, force: true }));
}

async function postmasterPid(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

async function until(condition: () => boolean, limitMs: number): Promise<boolean> {
  for (const end = Date.now() + limitMs; Date.now() < end && !condition();) await sleep(20);
  return condition();
}

test('runs PostgreSQL 15 in C collation on the loopback only, and leaves nothing behind', async () => {
  const server = await startEmbedded({ settings: { work_mem: '9MB' } });
  const session = await openPostgres(server.url);
  const [row] = await session.query(`
    SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('lc_collate') AS collation,
           current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS addresses,
           current_setting('unix_socket_directories') AS sockets, current_setting('work_mem') AS memory, current_user AS user,
           current_setting('timezone') AS zone, (SELECT bool_and(auth_method = 'scram-sha-256') FROM pg_hba_file_rules) AS scram`);
  assert.equal(row, {
    major: 15,
    collation: 'C',
    encoding: 'UTF8',
    addresses: '127.0.0.1',
    sockets: '',
    memory: '9MB',
    user: 'postgres',
    zone: 'UTC',
    scram: true,
  });
  const wrong = new URL(server.url);
  wrong.password = 'postgres';
  await rejects(() => openPostgres(wrong.href), { code: 'wrong-password' });
  const pid = await postmasterPid(server.folder);
  // Sessions that are open do not keep it.
  await server.stop();
  await server.stop();
  assert.not.ok(existsSync(server.folder));
  assert.not.ok(isRunning(pid));
  await rejects(() => session.query('SELECT 1'), { code: 'connection-lost' });
  await session.close();
});

test('keeps the data of a folder, under a new password each time', async () => {
  await withFolder(async (folder) => {
    const first = await startEmbedded({ folder });
    const session = await openPostgres(first.url);
    await session.execute('CREATE TABLE kept (a int); INSERT INTO kept VALUES (1)');
    await session.close();
    await rejects(() => startEmbedded({ folder }), { code: 'target-busy', message: /another server runs there/ });
    await first.stop();
    const second = await startEmbedded({ folder });
    assert.is.not(new URL(second.url).password, new URL(first.url).password);
    const again = await openPostgres(second.url);
    assert.equal(await again.query('SELECT a FROM kept'), [{ a: 1 }]);
    assert.equal(await again.query('SHOW fsync'), [{ fsync: 'on' }]);
    await again.close();
    await second.stop();
    assert.equal((await readdir(folder)).sort(), ['data', 'server.log']);
  });
});

test('touches no folder that has other things, nor the data of another server', async () => {
  await withFolder(async (folder) => {
    await mkdir(join(folder, 'server'), { recursive: true });
    await chmod(folder, 0o777);
    await writeFile(join(folder, 'server', 'code.js'), 'precious');
    await writeFile(join(folder, 'server.log'), 'precious, too');
    const refusal = { code: 'bad-option', message: /it contains other files, such as "server/ };
    await rejects(() => startEmbedded({ folder }), refusal);
    assert.is(await readFile(join(folder, 'server', 'code.js'), 'utf8'), 'precious');
    assert.is(await readFile(join(folder, 'server.log'), 'utf8'), 'precious, too');
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'PG_VERSION'), '15\n');
    await writeFile(join(folder, 'data', 'pg_hba.conf'), 'local all all trust\n');
    await rejects(() => startEmbedded({ folder }), {
      code: 'bad-option',
      message: /another PostgreSQL has its data there/,
    });
    assert.equal((await readdir(folder, { recursive: true })).sort(), [
      'data',
      'data/PG_VERSION',
      'data/pg_hba.conf',
      'server',
      'server.log',
      'server/code.js',
    ]);
  });
});

test('says what is in the way: a port in use, a setting that does not exist', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const { port } = blocker.address() as { port: number };
  await rejects(() => startEmbedded({ port }), { code: 'bad-option', message: /its port is in use; give another one/ });
  blocker.close();
  await rejects(() => startEmbedded({ settings: { no_such_setting: '1' } }), {
    code: 'no-server',
    message: /unrecognized configuration parameter "no_such_setting"/,
  });
});

for (const ending of ['SIGKILL', 'SIGINT', 'end'] as const) {
  test(`ends with its process, by ${ending}`, async () => {
    const script = `
      import { startEmbedded } from '@lite2pg/embedded';
      const { folder } = await startEmbedded();
      console.log(folder);
      process.stdin.once('data', () => process.stdin.destroy());`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', script],
      {
        cwd: join(import.meta.dirname, '..'),
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const folder = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
    const pid = await postmasterPid(folder);
    assert.ok(isRunning(pid));
    if (ending === 'end') child.stdin.write('\n');
    else child.kill(ending);
    await exited;
    assert.ok(
      await until(() => !isRunning(pid) && !existsSync(folder), 60_000),
      'the server or its folder is still there',
    );
  });
}

test('tells when the server ended by itself', async () => {
  const server: EmbeddedServer = await startEmbedded();
  const session = await openPostgres(server.url);
  const pid = await postmasterPid(server.folder);
  process.kill(pid, 'SIGTERM');
  await session.close();
  await server.ended();
  assert.not.ok(existsSync(server.folder));
  await server.stop();
});

test.run();
