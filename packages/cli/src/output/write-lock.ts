import { serializeLock, type Lock } from '@lite2pg/spec';
import { readTextFile } from '../input/read-file.js';
import { describeLockChange } from '../render/lock-change.js';
import { fileIdentity } from '../settings/input-files.js';
import type { Settings } from '../settings/settings.js';
import { writeFile } from './output.js';

/** Writes the lock to the file of --pin, whole or not at all, and says on stderr what changed; a file that says it already stays. */
export function writeLock(lock: Lock, settings: Settings): void {
  const path = settings.lockPath;
  const { $schema } = settings.lock ?? {};
  const text = serializeLock($schema === undefined ? lock : { ...lock, $schema });
  const isSame = readTextFile(path, 'lock') === text;
  if (!isSame) {
    // The lock is read and written by the same command.
    const own = fileIdentity(path);
    writeFile(
      path,
      text,
      settings.inputs.filter(({ identity }) => identity === undefined || identity !== own),
    );
  }
  if (settings.flag('quiet')) return;
  const what = isSame ? 'unchanged' : describeLockChange(settings.lock, lock);
  process.stderr.write(`${path}: ${what}\n`);
}
