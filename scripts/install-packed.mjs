// Installs the packed packages into an empty project, as a stranger would: node scripts/install-packed.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packPackages } from './pack.mjs';
import { registryEnvironment } from './registry-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes a project in `folder` that has every published package, from tarballs, and `extra` (name to version) from the registry.
 * Nothing that is installed runs code: the native driver, if it is installed, is the workspace's build of the same version.
 * Gives `{ name, version, path }` of each tarball.
 */
export function installPacked(folder, extra = {}) {
  mkdirSync(folder, { recursive: true });
  const packed = packPackages(root, join(folder, 'packed'));
  const files = Object.fromEntries(packed.map(({ name, path }) => [name, pathToFileURL(path).href]));
  const wanted = packed.filter(({ name }) => !isOptional(name));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(wanted.map(({ name }) => [name, files[name]])), ...extra },
    // A package that depends on another asks for its version, which is not in the registry yet.
    overrides: Object.fromEntries(Object.entries(files).filter(([name]) => isOptional(name))),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const { status, error, stdout, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: folder, encoding: 'utf8', env: registryEnvironment(), shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    throw new Error(
      `npm could not install the packed packages; is the registry reachable?\n${error ?? ''}${stdout}${stderr}`,
    );
  }
  buildDriver(folder);
  return packed;
}

/** A package that is installed for some versions of Node only is not asked for by name. */
function isOptional(name) {
  return name === '@lite2pg/sqlite-native';
}

function buildDriver(folder) {
  const installed = join(folder, 'node_modules', 'sqlite3');
  if (!existsSync(installed)) return;
  const built = dirname(
    createRequire(join(root, 'packages', 'sqlite-native', 'package.json')).resolve('sqlite3/package.json'),
  );
  const version = (path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version;
  if (version(installed) !== version(built)) {
    throw new Error(`installed is sqlite3 ${version(installed)}, tested is ${version(built)}`);
  }
  cpSync(join(built, 'build'), join(installed, 'build'), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('install-packed: no folder given; node scripts/install-packed.mjs FOLDER');
  installPacked(resolve(folder));
}
