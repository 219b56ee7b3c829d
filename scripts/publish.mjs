// Publishes the packed packages, each after those that it needs: node scripts/publish.mjs [--dry-run]
// Skips what is there already, so that it can be run again. --dry-run needs no registry.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOfPacked } from './packed-manifest.mjs';
import { packPackages } from './pack.mjs';
import { registryEnvironment } from './registry-environment.mjs';
import { publishedPackages } from './workspace-packages.mjs';

/** Nothing answers there: a dry run that asked a registry would fail, and not wait. */
const NO_REGISTRY = ['--registry=http://127.0.0.1:9/', '--fetch-retries=0'];

/** Packs and publishes every package of `root`, `tell` is given a line for each; throws at the first that npm refuses. */
export function publishPackages(root, { isDryRun, tell }) {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-publish-'));
  try {
    const packed = new Map(packPackages(root, folder).map((tarball) => [tarball.name, tarball]));
    const version = packed.get('lite2pg').version;
    const faults = [...packed.values()].flatMap(({ path }) => faultsOfPacked(path, version));
    if (faults.length > 0) throw new Error(`not fit to be published:\n${faults.join('\n')}`);
    for (const name of inOrderOfNeed(publishedPackages(root))) {
      const { path } = packed.get(name);
      if (!isDryRun && isThere(`${name}@${version}`)) {
        tell(`${name} ${version}: published already`);
        continue;
      }
      // A version like 1.0.0-beta.1 must not become what `npm install` takes.
      const tag = version.includes('-') ? 'next' : 'latest';
      const flags = ['--access=public', `--tag=${tag}`, ...(isDryRun ? ['--dry-run', ...NO_REGISTRY] : [])];
      const { size, entryCount } = detailsOf(npm(['publish', path, '--json', ...flags]), name);
      tell(`${name} ${version}: ${isDryRun ? 'would be published' : 'published'}, ${entryCount} files, ${size} bytes`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The names of packages, each after those of them that it depends on. */
export function inOrderOfNeed(packages) {
  const left = new Map(packages.map(({ name, manifest }) => [name, manifest]));
  const order = [];
  while (left.size > 0) {
    const free = [...left].filter(([, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies }).every((needed) => !left.has(needed)),
    );
    if (free.length === 0) throw new Error(`these packages need each other: ${[...left.keys()].join(', ')}`);
    for (const [name] of free) {
      order.push(name);
      left.delete(name);
    }
  }
  return order;
}

/** npm 10 prints the details of a package, npm 11 an object that has them under its name. */
function detailsOf(json, name) {
  const printed = JSON.parse(json);
  return printed[name] ?? printed;
}

function isThere(id) {
  return runNpm(['view', id, 'version']).stdout.trim() !== '';
}

function npm(args) {
  const { status, error, stdout, stderr } = runNpm(args);
  if (status !== 0) throw new Error(`npm ${args.slice(0, 2).join(' ')} failed:\n${error?.message ?? stderr}`);
  return stdout;
}

function runNpm(args) {
  return spawnSync('npm', args, { encoding: 'utf8', env: registryEnvironment(), shell: process.platform === 'win32' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  publishPackages(fileURLToPath(new URL('..', import.meta.url)), {
    isDryRun: process.argv.includes('--dry-run'),
    tell: console.log,
  });
}
