// Everything that can be said of the code without running it: types, lint, format, the
// direction of imports, stale generated types, what would be published.
import { spawnSync } from 'node:child_process';

const steps = [
  ['generated types', 'node', ['scripts/schema-types.mjs', '--check']],
  ['docs/findings.md', 'node', ['scripts/findings-doc.mjs', '--check']],
  ['docs/configuration.md', 'node', ['scripts/config-doc.mjs', '--check']],
  ['docs/messages.txt', 'node', ['scripts/messages.mjs', '--check']],
  ['types', 'node_modules/.bin/tsc', ['-p', '.']],
  ['lint', 'node_modules/.bin/eslint', ['.', '--max-warnings=0']],
  ['format', 'node_modules/.bin/prettier', ['--check', '--log-level=warn', '.']],
  ['imports', 'node', ['scripts/check-floors.mjs']],
  ['test files', 'node', ['scripts/check-tests.mjs']],
  ['npm publish --dry-run', 'node', ['scripts/check-publish.mjs']],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}`);
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
