// Makes a fresh clone ready with nothing but Node and npm: installs what is missing or stale, compiles the reader's kernel, and
// with --build bundles the packages.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { registryEnvironment } from './registry-environment.mjs';
import { stampOf } from './stamp.mjs';

const MINIMUM_NODE = [20, 19];
const TAIL_LINES = 30;
const STILL_AT_IT_MS = 20_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);
const cache = inRoot('.cache');

if (checkNode() && (await install()) && compileKernel() && process.argv.includes('--build')) build();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return true;
  console.error(
    `lite2pg needs Node ${MINIMUM_NODE.join('.')} or later; this is ${process.version} (${process.execPath})`,
  );
  console.error('get a newer one from https://nodejs.org or with your version manager, for example: nvm install 22');
  process.exitCode = 1;
  return false;
}

/** True when the packages of the lockfile are there. */
async function install() {
  if (isInstalled()) return true;
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const [pnpm] = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).packageManager.split('+');
  mkdirSync(cache, { recursive: true });
  const logPath = join(cache, 'install.log');
  console.error(`setup: installing the packages of pnpm-lock.yaml with ${pnpm} (log: .cache/install.log)`);
  console.error('setup: SQLite is compiled, about 3 minutes, where no prebuilt one can be fetched');
  const log = createWriteStream(logPath);
  const child = spawn('npx', ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    env: registryEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const timer = setInterval(() => console.error(`setup: still at it, ${seconds()}`), STILL_AT_IT_MS);
  const status = await new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', done);
  });
  clearInterval(timer);
  await new Promise((done) => log.end(done));
  if (status === 0 && isInstalled()) {
    console.error(`setup: installed in ${seconds()}`);
    return true;
  }
  const tail = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES);
  console.error(
    `${tail.join('\n')}\nsetup: the installation failed after ${seconds()} (${status}); its last lines stand above`,
  );
  console.error('setup: it needs the npm registry, and to compile SQLite python3, make, g++ and the headers of Node');
  console.error('setup: Debian: apt-get install python3 make g++; the headers: npm_config_nodedir=/usr, or downloaded');
  process.exitCode = 1;
  return false;
}

/** pnpm keeps the lockfile that it installed; SQLite's binding is built last. */
function isInstalled() {
  const installed = inRoot('node_modules', '.pnpm', 'lock.yaml');
  if (!existsSync(installed)) return false;
  if (!readFileSync(installed).equals(readFileSync(inRoot('pnpm-lock.yaml')))) return false;
  const sqlite = readdirSync(inRoot('node_modules', '.pnpm')).filter((name) => name.startsWith('sqlite3@'));
  const binding = ['node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'];
  return sqlite.every((name) => existsSync(inRoot('node_modules', '.pnpm', name, ...binding)));
}

/** Compiles what the reader has in WebAssembly. */
function compileKernel() {
  const folder = inRoot('packages', 'pages');
  const sources = ['assembly', 'src/kernel/kernel-layout.ts', 'src/model/shape-numbers.ts', 'asconfig.json'];
  const files = [...sources.map((path) => join(folder, path)), inRoot('pnpm-lock.yaml')];
  return whenStale('kernel', files, join(folder, 'kernel.wasm'), () => {
    const { status } = spawnSync(process.execPath, [join(folder, 'node_modules', 'assemblyscript', 'bin', 'asc.js')], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return status === 0;
  });
}

/** Bundles the packages. */
function build() {
  const sources = readdirSync(inRoot('packages')).map((name) => inRoot('packages', name, 'src'));
  const files = [inRoot('schema'), ...sources, inRoot('tsup.config.ts'), inRoot('pnpm-lock.yaml')];
  return whenStale('packages', files, inRoot('packages', 'cli', 'dist', 'main.js'), () => {
    const { status } = spawnSync(process.execPath, [inRoot('node_modules', 'tsup', 'dist', 'cli-default.js')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return status === 0;
  });
}

/** Makes `product` if it is missing, or if the sources are not those of the last time. True when it is there. */
function whenStale(name, sources, product, make) {
  const stampPath = inRoot('node_modules', `.lite2pg-${name}`);
  const stamp = stampOf(sources);
  if (existsSync(product) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return true;
  const start = Date.now();
  if (!make()) {
    console.error(`setup: building the ${name} failed; what it said stands above`);
    process.exitCode = 1;
    return false;
  }
  writeFileSync(stampPath, stamp);
  console.error(`setup: ${name} built in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return true;
}
