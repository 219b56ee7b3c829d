import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Lite2pgError } from '@lite2pg/spec';
import { refuseOutput } from '../settings/refuse-output.js';
import { fileIdentity } from '../settings/input-files.js';
import type { Settings } from '../settings/settings.js';
import { writeOutput, writing } from './output.js';
import { stageFile } from './replace-file.js';

/** A text and the file that it belongs to. */
export interface TextOfFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes a result to --output or stdout, and another one beside it to a file of its own: that one is on the disk before the first is
 * written, and forgotten if it cannot be. Throws what `writeOutput` throws.
 */
export async function writeBoth(text: string, apart: TextOfFile | undefined, settings: Settings): Promise<void> {
  if (apart === undefined) {
    await writeOutput(text, settings);
    return;
  }
  const { path } = apart;
  refuseOutput(path, settings.inputs);
  refuseSame(path, settings.text('output'));
  const staged = writing(path, () => stageFile(path, apart.text));
  try {
    await writeOutput(text, settings);
  } catch (error) {
    staged?.discard();
    throw error;
  }
  writing(path, () => staged?.commit());
}

function refuseSame(path: string, output: string | undefined): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile()) refuse(path, 'it is not a file; give the path of a file');
  if (output === undefined) return;
  const identity = fileIdentity(path);
  const isSame = identity === undefined ? resolve(path) === resolve(output) : identity === fileIdentity(output);
  if (isSame) refuse(path, '--output names the same file; give another path');
}

function refuse(path: string, found: string): never {
  throw new Lite2pgError('bad-option', { message: `write ${path}: ${found}`, subject: path });
}
