import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './figures.js';

/** How fast one thread reads every value of a file, under one version of Node. */
export interface ProfileSpeed {
  readonly node: string;
  /** Of the file. */
  readonly bytes: number;
  /** Of the first round, which compiles as it goes. */
  readonly firstSeconds: number;
  /** The median of the others. */
  readonly seconds: number;
}

const ROUNDS = 7;

/** The speed under each of these Nodes, paths of their programs. */
export async function measureProfile(path: string, nodes: readonly string[]): Promise<ProfileSpeed[]> {
  const script = fileURLToPath(new URL('./profile-rounds.ts', import.meta.url));
  const speeds: ProfileSpeed[] = [];
  for (const node of nodes) {
    const args = ['--import', 'tsx', script, path, String(ROUNDS)];
    const { stdout } = await promisify(execFile)(node, args, { cwd: fileURLToPath(new URL('.', import.meta.url)) });
    const {
      node: version,
      bytes,
      seconds,
    } = JSON.parse(stdout) as {
      readonly node: string;
      readonly bytes: number;
      readonly seconds: readonly number[];
    };
    const [firstSeconds = NaN, ...others] = seconds;
    speeds.push({ node: version, bytes, firstSeconds, seconds: median(others) });
  }
  return speeds;
}
