// Fails if a package could not be published as it is: npm publish --dry-run of every tarball, without a registry.
// It takes half a minute, and is passed over if nothing that is packed has changed since it was well.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishPackages } from './publish.mjs';
import { stampOf } from './stamp.mjs';
import { publishedPackages } from './workspace-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampPath = join(root, '.cache', 'publish-check');
const parts = ['src', 'bin', 'package.json', 'README.md'];
const stamp = stampOf([
  ...publishedPackages(root).flatMap(({ folder }) => parts.map((part) => join(folder, part))),
  ...['schema', 'scripts', 'LICENSE', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsup.config.ts'].map((path) =>
    join(root, path),
  ),
]);

if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) {
  try {
    publishPackages(root, { isDryRun: true, tell: () => undefined });
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(stampPath, stamp);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
