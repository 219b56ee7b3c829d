import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from './run-cli.js';

interface Instruction {
  readonly name: string;
  readonly text: string;
}
interface Steps {
  readonly readDockerfile: (text: string) => readonly Instruction[];
}

const { readDockerfile } = (await import(new URL('../../../scripts/docker-steps.mjs', import.meta.url).href)) as Steps;
const instructions = readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(ROOT, 'packages', 'cli', 'package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

const textsOf = (name: string): readonly string[] =>
  instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);

test('the image is of a named Node with SQLite, which the package takes', () => {
  const [from = ''] = textsOf('FROM');
  const major = Number(/^node:(\d+)-slim$/.exec(from)?.[1]);
  assert.ok(major >= 24 && major % 2 === 0, from);
  assert.is(manifest.engines.node, '>=20.19');
});

test('what runs is the command of the package, as another user than root', () => {
  const [command] = JSON.parse(textsOf('ENTRYPOINT')[0] ?? '[]') as readonly string[];
  assert.equal(Object.keys(manifest.bin), [command]);
  const names = instructions.map(({ name }) => name);
  assert.equal(textsOf('USER'), ['node']);
  assert.ok(names.lastIndexOf('RUN') < names.indexOf('USER') && names.indexOf('USER') < names.indexOf('ENTRYPOINT'));
});

test('nothing is downloaded but packages, and nothing that is installed runs code', () => {
  assert.equal(textsOf('ADD'), []);
  assert.ok(textsOf('WORKDIR').every((path) => path.startsWith('/')));
  for (const line of textsOf('RUN')) {
    assert.match(line, /^npm install .*--ignore-scripts/);
    assert.not.match(line, /curl|wget|apt|sudo|--unsafe/);
  }
});

test.run();
