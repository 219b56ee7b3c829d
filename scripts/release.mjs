// Makes a release of all packages, in this clone: node scripts/release.mjs VERSION [--dry-run]
// Sets the versions, moves what is unreleased in CHANGELOG.md under the version, packs and tries to publish (npm publish
// --dry-run), commits and tags. Nothing leaves the machine: what to run then is printed. --dry-run writes nothing.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareRelease } from './prepare-release.mjs';
import { publishPackages } from './publish.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isDryRun = process.argv.includes('--dry-run');
const [version] = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));

try {
  if (version === undefined) throw new Error('no version given; node scripts/release.mjs VERSION [--dry-run]');
  release();
} catch (error) {
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
}

function release() {
  const changed = git('status', '--porcelain');
  if (changed !== '' && !isDryRun) throw new Error(`commit or stash first:\n${changed}`);
  const { files, notes } = prepareRelease({
    root,
    version,
    date: new Date().toISOString().slice(0, 10),
    isReleased: (name) => git('tag', '--list', `v${name}`) !== '',
  });
  console.log(`${version}: ${files.size} files\n\n${notes}\n`);
  if (isDryRun) {
    publishPackages(root, { isDryRun: true, tell: console.log });
    console.log('\ndry run: nothing was written; the packages were packed with the version that is there');
    return;
  }
  try {
    for (const [path, text] of files) writeFileSync(join(root, path), text);
    publishPackages(root, { isDryRun: true, tell: console.log });
  } catch (error) {
    git('checkout', '--', ...files.keys());
    throw error;
  }
  git('commit', '--quiet', '--all', '--message', `release: ${version}`);
  // Verbatim: lines with # are headings here.
  git('tag', '--annotate', '--cleanup=verbatim', `v${version}`, '--message', `lite2pg ${version}\n\n${notes}\n`);
  console.log(`\ncommitted and tagged v${version}; then:\n  git push --follow-tags\n  node scripts/publish.mjs`);
}

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
}
