// Packs the published packages as they would be published: node scripts/pack.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDeclarations } from './declarations.mjs';
import { registryEnvironment } from './registry-environment.mjs';
import { publishedPackages } from './workspace-packages.mjs';

/** Builds the packages of `root` and packs them into `destination`; gives `{ name, version, path }` of each tarball. */
export function packPackages(root, destination) {
  mkdirSync(destination, { recursive: true });
  // Of an earlier version nothing may stay: who takes all of the folder would have both.
  for (const name of readdirSync(destination)) if (name.endsWith('.tgz')) rmSync(join(destination, name));
  run(process.execPath, ['scripts/bootstrap.mjs', '--build'], root);
  writeDeclarations(root);
  cpSync(join(root, 'schema'), join(root, 'packages', 'cli', 'schema'), { recursive: true });
  const packages = publishedPackages(root);
  const [pnpm] = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('+');
  const filters = packages.map(({ name }) => `--filter=${name}`);
  run('npx', ['--yes', pnpm, ...filters, '-r', 'pack', '--pack-destination', resolve(destination)], root);
  return packages.map(({ name, version }) => ({
    name,
    version,
    path: join(resolve(destination), `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`),
  }));
}

function run(command, args, cwd) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: registryEnvironment(),
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    const said = error === undefined ? `${stdout}${stderr}`.trim() : error.message;
    throw new Error(`${command} ${args.slice(0, 3).join(' ')} failed:\n${said}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [destination = '.cache/packed'] = process.argv.slice(2);
  for (const { path } of packPackages(fileURLToPath(new URL('..', import.meta.url)), destination)) console.log(path);
}
