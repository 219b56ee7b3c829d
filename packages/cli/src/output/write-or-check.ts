import { readTextFile } from '../input/read-file.js';
import { unifiedDiff } from '../render/difference.js';
import { styleFor } from '../render/style.js';
import type { Settings } from '../settings/settings.js';
import { writeOutput, writeResult } from './output.js';

/**
 * Writes a text that people commit: to the file of --output, else to stdout. With --check it is compared with that file
 * instead: where that holds something else, gives 'stale', the difference on stdout (with --json as a document) and what to run on
 * stderr.
 */
export async function writeOrCheck(text: string, settings: Settings): Promise<'written' | 'stale'> {
  const check = settings.text('check');
  if (check === undefined) {
    await writeOutput(text, settings);
    return 'written';
  }
  const committed = readTextFile(check, 'SQL');
  const isStale = committed !== text;
  const diff = isStale ? unifiedDiff(check, committed ?? '', text) : '';
  if (settings.flag('json')) {
    await writeResult(`${JSON.stringify({ check: { file: check, stale: isStale, diff } })}\n`);
  } else if (isStale) {
    await writeResult(diff);
  }
  if (!isStale) return 'written';
  const mark = styleFor(process.stderr, settings).yellow('stale');
  const why = committed === undefined ? 'there is no such file' : 'it is not what is generated';
  process.stderr.write(
    `${mark}: ${check}: ${why}; run: lite2pg ${settings.commandLine(['check', 'json'])} -o ${check}\n`,
  );
  return 'stale';
}
