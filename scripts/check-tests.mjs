// Finds in the test files what would let a failure pass unseen; exits 1 where it finds some.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strayTestFiles, testFiles } from './test-files.mjs';

/** What must not stand in a test file, and what to do instead. */
const TRAPS = [
  [
    /\.(before|after)(\.each)?\s*\(/,
    'a hook that throws ends the run with exit status 0; use withSqlite or withPostgres inside the test',
  ],
  [/\.only\s*\(/, 'the other tests of the file would not run; take .only away'],
  [
    /\bassert\s*\.\s*throws\s*\((?:[^;]*),\s*['"`][^;]*\)\s*;/,
    'assert.throws does not compare a text; give a regular expression, or use rejects',
  ],
];

/** Where and why each test file of `root` could hide a failure. */
export function testTraps(root) {
  const strays = strayTestFiles(root).map(
    (path) => `${path}: the runner does not look there; tests belong in a test folder of a package`,
  );
  return [...strays, ...testFiles(root).flatMap((path) => trapsIn(path, readFileSync(join(root, path), 'utf8')))];
}

/** The same for one file of the given text. */
export function trapsIn(path, text) {
  const found = TRAPS.flatMap(([pattern, advice]) => {
    const match = pattern.exec(text);
    return match ? [`${path}:${lineAt(text, match.index)}: ${advice}`] : [];
  });
  const suites = text.match(/\bsuite\s*\(/g)?.length ?? 0;
  const runs = text.match(/^\s*\w+\.run\(\);?/gm)?.length ?? 0;
  if (runs === 0) found.push(`${path}: there is no .run(), so no test of it runs; end the file with test.run()`);
  else if (runs < suites) found.push(`${path}: ${suites} suites and ${runs} .run(); each suite needs one`);
  return found;
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = testTraps(fileURLToPath(new URL('..', import.meta.url)));
  for (const line of found) console.error(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
