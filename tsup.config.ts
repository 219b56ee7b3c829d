import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type Options } from 'tsup';

/** The packages that are published: all but the private ones that have nothing to run. */
const packages = readdirSync('packages').filter((name) => name !== 'test-kit' && existsSync(`packages/${name}/src`));

/** What a package offers to others, what it runs in worker threads, and the command line. */
function entriesOf(name: string): string[] {
  return readdirSync(`packages/${name}/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file === 'index.ts' || file.endsWith('-worker.ts') || (name === 'cli' && file === 'main.ts'))
    .map((file) => `packages/${name}/src/${file}`);
}

export default defineConfig(
  packages.map((name): Options => ({
    name,
    entry: Object.fromEntries(entriesOf(name).map((path) => [basename(path, '.ts'), path])),
    outDir: `packages/${name}/dist`,
    format: 'esm',
    target: 'node20',
    platform: 'node',
    sourcemap: true,
    clean: true,
    silent: true,
    // Only what a package has of its own, and the JSON Schemas, go into its bundle.
    skipNodeModulesBundle: true,
  })),
);
