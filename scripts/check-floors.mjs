// Holds the imports of the packages to the floors that docs/architecture.md names: between packages and between the folders of one,
// imports only point down. Prints each import that does not, and each package or folder that has no floor.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const architecture = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const packageFloors = readPackageFloors();
const folderFloors = readFolderFloors();
const exceptions = readExceptions();
const problems = [];
const used = new Set();

for (const name of readdirSync(join(root, 'packages'))) {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  if (manifest.private === true) continue;
  checkDependencies(name, manifest);
  checkFolders(name);
}
for (const exception of exceptions) {
  if (!used.has(exception)) problems.push(`docs/architecture.md: the exception ${exception} is needed no longer`);
}
for (const line of problems) console.error(line);
if (problems.length > 0) {
  console.error(`${problems.length} against the floors of docs/architecture.md`);
  process.exitCode = 1;
}

/** A row of the table of packages: | 3 | `generator` | … |. */
function readPackageFloors() {
  return new Map(
    [...architecture.matchAll(/^\| *(\d) *\| *`([\w-]+)`/gm)].map(([, floor, name]) => [name, Number(floor)]),
  );
}

/** The blocks of folders, top floor first: a heading with the package's name, then a fenced list. */
function readFolderFloors() {
  const blocks = architecture.matchAll(/^#+ `([\w-]+)`[^\n]*\n(?:(?!^#|^```)[^\n]*\n)*```\n([^`]*)```/gm);
  return new Map(
    [...blocks].map(([, name, list]) => [name, [...list.matchAll(/^([\w-]+)\//gm)].map(([, folder]) => folder)]),
  );
}

/** Imports that have to point up, each with its reason: - `dialect`: `expression/` imports `query/`: … */
function readExceptions() {
  const lines = architecture.matchAll(/^- `([\w-]+)`: `([\w-]+)\/` imports `([\w-]+)\/`/gm);
  return [...lines].map(([, name, from, to]) => `${name}: ${from}/ imports ${to}/`);
}

function checkDependencies(name, { dependencies = {}, optionalDependencies = {} }) {
  const floor = packageFloors.get(name);
  if (floor === undefined) return problems.push(`packages/${name}: docs/architecture.md names no floor for it`);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const other = dependency.startsWith('@lite2pg/') ? dependency.slice('@lite2pg/'.length) : undefined;
    if (other !== undefined && !(packageFloors.get(other) < floor)) {
      problems.push(`packages/${name} depends on ${other}, which is not below it`);
    }
  }
  return undefined;
}

function checkFolders(name) {
  const source = join(root, 'packages', name, 'src');
  const floors = folderFloors.get(name) ?? [];
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const folders = new Set(files.map(folderOf).filter((folder) => folder !== undefined));
  for (const folder of folders) {
    if (!floors.includes(folder))
      problems.push(`packages/${name}/src/${folder}: docs/architecture.md names no floor for it`);
  }
  for (const file of files) {
    for (const imported of importsOf(join(source, file))) {
      const target = relative(source, imported);
      if (pointsDown(floors, folderOf(file), folderOf(target))) continue;
      const exception = `${name}: ${folderOf(file)}/ imports ${folderOf(target)}/`;
      if (exceptions.includes(exception)) used.add(exception);
      else problems.push(`packages/${name}/src/${file} imports ${target}, which is not below it`);
    }
  }
}

/** Files beside the folders stand above them all; among themselves they have no order. */
function pointsDown(floors, from, to) {
  if (from === to || from === undefined) return true;
  return to !== undefined && floors.indexOf(from) < floors.indexOf(to);
}

function folderOf(file) {
  const [first, ...rest] = file.split(/[/\\]/);
  return rest.length === 0 ? undefined : first;
}

function importsOf(path) {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+\.js)'/g)].map(([, file]) => join(dirname(path), file));
}
