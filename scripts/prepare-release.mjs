// Changes that a release makes in the tree: the versions, all the same, and the section of CHANGELOG.md.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
const UNRELEASED = '## [Unreleased]';

/**
 * `{ files, notes }`: the files under `root` with their new texts, and the changelog's section. `date` is written as 2026-12-31;
 * `isReleased` says whether a version has been released. Throws what keeps `version` from being released.
 */
export function prepareRelease({ root, version, date, isReleased }) {
  const main = JSON.parse(readFileSync(join(root, 'packages', 'cli', 'package.json'), 'utf8'));
  refuseVersion(version, main.version, isReleased);
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const home = main.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  const { text, notes } = releaseChangelog({ changelog, version, date, home });
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const files = new Map([
    ['CHANGELOG.md', text],
    ['README.md', readme.replace(/ It is not on npm\s+yet\./, '')],
  ]);
  for (const path of manifests(root)) {
    files.set(path, withVersion(readFileSync(join(root, path), 'utf8'), version));
  }
  return { files, notes };
}

/** Every manifest of the project that has a version, or asks for one of its packages by version. */
function manifests(root) {
  const folders = ['packages', 'examples'].flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [],
  );
  return [...folders, 'bench'].map((folder) => `${folder}/package.json`).filter((path) => existsSync(join(root, path)));
}

/** A manifest as text, to stay as it is formatted. */
function withVersion(text, version) {
  return text
    .replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`)
    .replace(/^( {4}"(?:lite2pg|@lite2pg\/[a-z-]+)": )"\^[^"]*"/gm, `$1"^${version}"`);
}

/** The changelog with what is unreleased under `version`, and that section by itself. */
export function releaseChangelog({ changelog, version, date, home }) {
  const start = changelog.indexOf(UNRELEASED);
  if (start < 0) throw new Error(`CHANGELOG.md has no section "${UNRELEASED}"`);
  const body = start + UNRELEASED.length;
  const rest = changelog.slice(body);
  const next = /^(?:## \[|\[Unreleased\]: )/m.exec(rest);
  const notes = rest.slice(0, next?.index ?? rest.length).trim();
  if (!/^- /m.test(notes)) throw new Error('CHANGELOG.md has nothing unreleased');
  const before = /^## \[(\d[^\]]*)\]/m.exec(rest)?.[1];
  const older = next === null ? '' : rest.slice(next.index);
  const links = [
    `[Unreleased]: ${home}/compare/v${version}...HEAD`,
    before === undefined
      ? `[${version}]: ${home}/releases/tag/v${version}`
      : `[${version}]: ${home}/compare/v${before}...v${version}`,
  ];
  const head = changelog.slice(0, body).replace(' Nothing has been released yet.', '');
  const earlier = older.replace(/^\[Unreleased\]: .*\n/m, '').trimEnd();
  const [sections, definitions] = splitDefinitions(earlier);
  const parts = [head, `## [${version}] - ${date}`, notes, sections, [...links, definitions].join('\n').trimEnd()];
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, notes };
}

/** The sections of a changelog, and the definitions of links below them. */
function splitDefinitions(text) {
  const at = text.search(/^\[\d[^\]]*\]: /m);
  return at < 0 ? [text, ''] : [text.slice(0, at).trimEnd(), text.slice(at)];
}

function refuseVersion(version, current, isReleased) {
  const [wanted, there] = [VERSION.exec(version), VERSION.exec(current)];
  if (!wanted) throw new Error(`"${version}" is not a version like 1.2.3 or 1.2.3-beta.1`);
  if (isReleased(version)) throw new Error(`version ${version} has been released: there is the tag v${version}`);
  if (compare(wanted, there) < 0) throw new Error(`version ${version} is lower than ${current}, which is there`);
}

/** As Semantic Versioning orders two versions; of pre-releases only the texts, part by part. */
function compare(a, b) {
  for (const part of [1, 2, 3]) if (a[part] !== b[part]) return Number(a[part]) - Number(b[part]);
  if (a[4] === b[4]) return 0;
  if (a[4] === undefined) return 1;
  return b[4] === undefined ? -1 : a[4].localeCompare(b[4], 'en', { numeric: true });
}
