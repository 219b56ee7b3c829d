// Runs the steps of Dockerfile in a folder, for where there is no Docker: node scripts/docker-steps.mjs FOLDER
// The folder, outside any project of npm, stands for the root of the image. What differs from a build: the Node and the system are those of this machine, and
// so is the user.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registryEnvironment } from './registry-environment.mjs';

/** The instructions of a Dockerfile as `{ name, text }`, continued lines joined, comments left out. */
export function readDockerfile(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => ({ name: line.split(' ', 1)[0], text: line.slice(line.indexOf(' ') + 1).trim() }));
}

/** The files of a context that .dockerignore lets through: of its lines, the last that fits a path decides. */
export function contextFiles(context, ignored) {
  const rules = ignored
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }));
  return readdirSync(context, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(context, join(entry.parentPath, entry.name)))
    .filter((path) => rules.findLast(({ pattern }) => pattern.test(path))?.isKept ?? true)
    .sort();
}

/** A line of .dockerignore: a star stands for anything but a slash; a folder stands for all in it. */
function patternOf(line) {
  const [star, plain] = [/\*/g, /[.+?^${}()|[\]\\]/g];
  return new RegExp(`^${line.replaceAll(plain, '\\$&').replaceAll(star, '[^/]*')}(?:/.*)?$`);
}

/**
 * Runs the instructions with `folder` as the image's root and `context` as what docker build is given. Gives how to run the
 * entrypoint: `{ command, cwd, env }`. Throws for a step that fails, and for an instruction that it does not know.
 */
export function runDockerSteps({ dockerfile, ignored, context, folder }) {
  const files = contextFiles(context, ignored);
  const inside = (path) => join(folder, path);
  let cwd = inside('/');
  let env = registryEnvironment();
  let command;
  for (const { name, text } of readDockerfile(dockerfile)) {
    switch (name) {
      case 'WORKDIR':
        cwd = inside(text);
        mkdirSync(cwd, { recursive: true });
        break;
      case 'ENV': {
        const [, variable, value] = /^(\w+)=(\S*)$/.exec(text);
        const there = value
          .replaceAll(/\$(\w+)/g, (_, other) => env[other] ?? '')
          .replaceAll(/^\/opt/g, inside('/opt'));
        env = { ...env, [variable]: there };
        break;
      }
      case 'COPY': {
        const [from, to] = text.split(' ');
        const copied = files.filter((path) => path.startsWith(from));
        if (copied.length === 0) throw new Error(`COPY ${text}: there is nothing of it in what docker build is given`);
        for (const path of copied) {
          const target = join(cwd, to, path.slice(from.length));
          mkdirSync(dirname(target), { recursive: true });
          copyFileSync(join(context, path), target);
        }
        break;
      }
      case 'RUN': {
        const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', text], { cwd, env, encoding: 'utf8' });
        if (status !== 0) throw new Error(`RUN ${text} failed:\n${stdout}${stderr}`);
        break;
      }
      case 'ENTRYPOINT':
        command = JSON.parse(text);
        break;
      case 'FROM':
      case 'LABEL':
      case 'USER':
      case 'CMD':
        break;
      default:
        throw new Error(`${name} is not an instruction that is run here`);
    }
  }
  return { command, cwd, env };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('docker-steps: no folder given; node scripts/docker-steps.mjs FOLDER');
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const image = { dockerfile: read('Dockerfile'), ignored: read('.dockerignore'), context: root };
  const { command, env } = runDockerSteps({ ...image, folder: resolve(folder) });
  const { status } = spawnSync(command[0], ['--version'], { env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
