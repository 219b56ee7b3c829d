// Finds in the test files what would let a failure pass unseen; exits 1 if it finds some.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { strayTestFiles, testFiles } from './test-files.mjs';

const HOOK = 'a hook that throws ends the run with exit status 0; use withSqlite or withPostgres inside the test';
const ONLY = 'the other tests of the file would not run; take .only away';
const TEXT = 'assert.throws does not compare a text; give a regular expression, or use rejects';

/** Where and why each test file of `root` could hide a failure. */
export function testTraps(root) {
  const strays = strayTestFiles(root).map(
    (path) => `${path}: the runner does not look there; move it to a test folder`,
  );
  return [...strays, ...testFiles(root).flatMap((path) => trapsIn(path, readFileSync(join(root, path), 'utf8')))];
}

/** The same for one file of the given text. */
export function trapsIn(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found = [];
  let suites = 0;
  let runs = 0;
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText(file);
      if (name === 'suite') suites += 1;
      if (name.endsWith('.run') && node.arguments.length === 0) runs += 1;
      const trap = trapOf(name, node.arguments);
      if (trap !== undefined) {
        found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${trap}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (runs === 0) found.push(`${path}: there is no .run(), so no test of it runs; end the file with test.run()`);
  else if (runs < suites) found.push(`${path}: ${suites} suites and ${runs} .run(); each suite needs one`);
  return found;
}

function trapOf(name, args) {
  if (/\.(before|after)(\.each)?$/.test(name)) return HOOK;
  if (name.endsWith('.only')) return ONLY;
  if (/(^|\.)throws$/.test(name) && args.length > 1 && isText(args[1])) return TEXT;
  return undefined;
}

function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = testTraps(fileURLToPath(new URL('..', import.meta.url)));
  for (const line of found) console.error(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
