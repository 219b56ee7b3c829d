import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from './run-cli.js';

interface Preparer {
  readonly prepareRelease: (release: {
    readonly root: string;
    readonly version: string;
    readonly date: string;
    readonly isReleased: (version: string) => boolean;
  }) => { readonly files: ReadonlyMap<string, string>; readonly notes: string };
  readonly releaseChangelog: (release: {
    readonly changelog: string;
    readonly version: string;
    readonly date: string;
    readonly home: string;
  }) => { readonly text: string; readonly notes: string };
}
interface Publisher {
  readonly inOrderOfNeed: (packages: readonly { readonly name: string; readonly manifest: object }[]) => string[];
}
interface Judge {
  readonly faultsOfPacked: (path: string, version: string) => string[];
}
interface Workspace {
  readonly publishedPackages: (root: string) => readonly {
    readonly name: string;
    readonly manifest: { readonly repository?: { readonly url: string; readonly directory: string } };
  }[];
}

const script = (name: string): Promise<unknown> => import(new URL(`../../../scripts/${name}`, import.meta.url).href);
const { prepareRelease, releaseChangelog } = (await script('prepare-release.mjs')) as Preparer;
const { inOrderOfNeed } = (await script('publish.mjs')) as Publisher;
const { faultsOfPacked } = (await script('packed-manifest.mjs')) as Judge;
const { publishedPackages } = (await script('workspace-packages.mjs')) as Workspace;

const HOME = 'https://example.com/x';

test('a release moves what is unreleased under its version, and links to what changed', () => {
  const first = releaseChangelog({
    changelog: '# Changelog\n\nAll. Nothing has been released yet.\n\n## [Unreleased]\n\n### Added\n\n- a\n',
    version: '0.1.0',
    date: '2026-12-01',
    home: HOME,
  });
  assert.is(first.notes, '### Added\n\n- a');
  assert.is(
    first.text,
    `# Changelog\n\nAll.\n\n## [Unreleased]\n\n## [0.1.0] - 2026-12-01\n\n### Added\n\n- a\n\n` +
      `[Unreleased]: ${HOME}/compare/v0.1.0...HEAD\n[0.1.0]: ${HOME}/releases/tag/v0.1.0\n`,
  );
  const second = releaseChangelog({
    changelog: first.text.replace('## [Unreleased]\n', '## [Unreleased]\n\n### Fixed\n\n- b\n'),
    version: '0.2.0',
    date: '2027-01-01',
    home: HOME,
  });
  assert.is(
    second.text,
    `# Changelog\n\nAll.\n\n## [Unreleased]\n\n## [0.2.0] - 2027-01-01\n\n### Fixed\n\n- b\n\n` +
      `## [0.1.0] - 2026-12-01\n\n### Added\n\n- a\n\n` +
      `[Unreleased]: ${HOME}/compare/v0.2.0...HEAD\n[0.2.0]: ${HOME}/compare/v0.1.0...v0.2.0\n` +
      `[0.1.0]: ${HOME}/releases/tag/v0.1.0\n`,
  );
  assert.throws(
    () => releaseChangelog({ changelog: second.text, version: '0.3.0', date: '2027-01-02', home: HOME }),
    /nothing unreleased/,
  );
});

const prepare = (version: string, released: readonly string[] = []): ReturnType<Preparer['prepareRelease']> =>
  prepareRelease({ root: ROOT, version, date: '2026-12-01', isReleased: (name) => released.includes(name) });

test('a release sets one version in every manifest, and changes nothing else of them', () => {
  const { files } = prepare('98.7.6');
  const manifests = [...files].filter(([path]) => path.endsWith('package.json'));
  assert.ok(manifests.length > publishedPackages(ROOT).length);
  for (const [path, text] of manifests) {
    const before = readFileSync(join(ROOT, path), 'utf8');
    assert.is(text.replaceAll('98.7.6', (JSON.parse(before) as { version?: string }).version ?? '0.1.0'), before, path);
  }
  assert.not.match(files.get('README.md') ?? '', /not on npm/);
  const example = JSON.parse(files.get('examples/library-use/package.json') ?? '') as {
    dependencies: Record<string, string>;
  };
  assert.equal(example.dependencies, { '@lite2pg/connect': '^98.7.6', lite2pg: '^98.7.6' });
});

test('a version is refused that is none, that has been released, or that is lower than the one that is there', () => {
  assert.throws(() => prepare('1.2'), /"1\.2" is not a version/);
  assert.throws(() => prepare('98.0.0', ['98.0.0']), /version 98\.0\.0 has been released/);
  assert.throws(() => prepare('0.0.9'), /version 0\.0\.9 is lower than/);
  assert.throws(() => prepare('0.0.9-beta.1'), /lower than/);
  assert.ok(prepare('98.0.0-beta.1').files.size > 0);
});

test('each package is published after those that it needs, and all name one repository', () => {
  const packages = publishedPackages(ROOT);
  const order = inOrderOfNeed(packages);
  assert.is(order.length, packages.length);
  assert.is(order[0], '@lite2pg/spec');
  assert.is(order.at(-1), 'lite2pg');
  assert.is(new Set(packages.map(({ manifest }) => manifest.repository?.url)).size, 1);
  assert.is(new Set(packages.map(({ manifest }) => manifest.repository?.directory)).size, packages.length);
  const needs = (name: string, needed: string): { name: string; manifest: object } => ({
    name,
    manifest: { dependencies: { [needed]: '1.0.0' } },
  });
  assert.throws(() => inOrderOfNeed([needs('a', 'b'), needs('b', 'a')]), /need each other: a, b/);
});

test('a tarball is refused that asks for what only the workspace knows, or lacks its licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lite2pg-packed-'));
  try {
    mkdirSync(join(folder, 'package', 'src'), { recursive: true });
    writeFileSync(join(folder, 'package', 'src', 'x.ts'), '');
    writeFileSync(join(folder, 'package', 'README.md'), '');
    const manifest = {
      name: 'x',
      version: '1.0.0',
      description: 'x',
      engines: {},
      exports: {},
      license: 'MIT',
      dependencies: { '@lite2pg/spec': '^1.0.0', pg: 'catalog:' },
    };
    writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify(manifest));
    const path = join(folder, 'x.tgz');
    assert.is(spawnSync('tar', ['-czf', path, 'package'], { cwd: folder }).status, 0);
    assert.equal(faultsOfPacked(path, '1.0.1'), [
      'x: its version is 1.0.0, not 1.0.1',
      'x: it asks for @lite2pg/spec ^1.0.0, not for exactly 1.0.1',
      'x: catalog: of pg means something in the workspace only',
      'x: its manifest has no "repository"',
      'x: it has no LICENSE',
      'x: it has package/src/x.ts, which nobody needs',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.run();
