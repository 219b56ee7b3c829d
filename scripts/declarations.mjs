// Writes the type declarations of the published packages into their dist folders: of what index.ts exports, and what that needs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { publishedPackages } from './workspace-packages.mjs';

/** Throws if the sources do not compile. */
export function writeDeclarations(root) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.declarations.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the declarations could not be made:\n${stdout}`);
  for (const { folder } of publishedPackages(root)) {
    const made = join(root, '.cache', 'declarations', 'packages', basename(folder), 'src');
    for (const path of reachable(join(made, 'index.d.ts'))) {
      const target = join(folder, 'dist', relative(made, path));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(path, target);
    }
  }
}

/** The declarations that this one refers to, with itself; none if it does not exist. */
function reachable(entry) {
  const found = new Set(existsSync(entry) ? [entry] : []);
  for (const path of found) {
    for (const [, specifier] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)\.js'/g)) {
      found.add(join(dirname(path), `${specifier}.d.ts`));
    }
  }
  return [...found];
}
