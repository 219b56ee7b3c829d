import { writeOutput } from './output.js';
import { readTextFile } from '../input/read-file.js';
import { firstDifference } from '../render/difference.js';
import { styleFor } from '../render/style.js';
import type { Settings } from '../settings/settings.js';

/**
 * Writes a text that people commit: to the file of --output, else to stdout. With --check it is compared with that file
 * instead; gives 'stale', said on stderr with what to run (`again`, without -o), where that holds something else.
 */
export async function writeOrCheck(text: string, settings: Settings, again: string): Promise<'written' | 'stale'> {
  const check = settings.text('check');
  if (check === undefined) {
    await writeOutput(text, settings);
    return 'written';
  }
  const committed = readTextFile(check, 'SQL');
  if (committed === text) return 'written';
  const why = committed === undefined ? 'there is no such file' : firstDifference(committed, text);
  const stale = styleFor(process.stderr, settings).yellow('stale');
  process.stderr.write(`${stale}: ${check} is not what is generated: ${why}; run: lite2pg ${again} -o ${check}\n`);
  return 'stale';
}
