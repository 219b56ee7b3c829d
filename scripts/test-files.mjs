// Which files are tests, in the order they run, for the runner and for the check of the test files.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold tests: their own `test` folder, or one in each of their folders. */
const PLACES = [
  { folder: 'packages', each: true },
  { folder: 'examples', each: true },
  { folder: 'bench', each: false },
];

const SUFFIX = '.test.ts';

/** Every test file under `root`, those that need a server first: they take longest. */
export function testFiles(root) {
  const files = testFolders(root).flatMap((folder) => filesIn(join(root, folder), folder));
  const tests = files.filter((path) => path.endsWith(SUFFIX)).sort();
  const needServer = (path) => path.endsWith(`.pg${SUFFIX}`);
  return [...tests.filter(needServer), ...tests.filter((path) => !needServer(path))];
}

/** Files named like tests that stand where the runner does not look. */
export function strayTestFiles(root) {
  const found = new Set(testFiles(root));
  return PLACES.flatMap(({ folder }) => filesIn(join(root, folder), folder)).filter(
    (path) => path.endsWith(SUFFIX) && !found.has(path),
  );
}

function testFolders(root) {
  return PLACES.flatMap(({ folder, each }) => {
    if (!each) return [`${folder}/test`];
    const folders = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
    return folders.map((name) => `${folder}/${name}/test`);
  });
}

function filesIn(path, name) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const inside = `${name}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(join(path, entry.name), inside);
    return [inside];
  });
}
