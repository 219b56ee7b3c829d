// The manifest within a tarball, as who installs it will have it.
import { spawnSync } from 'node:child_process';

/** Faults that keep the package in this tarball from being published at `version`, each as a line. */
export function faultsOfPacked(path, version) {
  const manifest = JSON.parse(contentOf(path, 'package/package.json'));
  const files = tar(['-tf', path]).split('\n');
  const { name, dependencies, optionalDependencies } = manifest;
  return [
    ...(manifest.version === version ? [] : [`its version is ${manifest.version}, not ${version}`]),
    ...Object.entries({ ...dependencies, ...optionalDependencies }).flatMap(([needed, range]) => {
      const isOwn = needed === 'lite2pg' || needed.startsWith('@lite2pg/');
      if (isOwn && range !== version) return [`it asks for ${needed} ${range}, not for exactly ${version}`];
      return range.includes(':') ? [`${range} of ${needed} means something in the workspace only`] : [];
    }),
    ...['license', 'repository', 'description', 'engines', 'exports']
      .filter((field) => manifest[field] === undefined)
      .map((field) => `its manifest has no "${field}"`),
    ...['README.md', 'LICENSE'].filter((file) => !files.includes(`package/${file}`)).map((file) => `it has no ${file}`),
    ...files.filter((file) => /\/(?:test|src)\/./.test(file)).map((file) => `it has ${file}, which nobody needs`),
  ].map((fault) => `${name}: ${fault}`);
}

function contentOf(path, file) {
  return tar(['-xOf', path, file]);
}

function tar(args) {
  const { status, error, stdout, stderr } = spawnSync('tar', args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`tar ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  return stdout;
}
