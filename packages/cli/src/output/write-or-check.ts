import { readTextFile } from '../input/read-file.js';
import { unifiedDiff } from '../render/difference.js';
import { styleFor } from '../render/style.js';
import type { Settings } from '../settings/settings.js';
import { writeResult } from './output.js';
import { writeBoth } from './write-both.js';

/**
 * Writes a text that people commit: to the file of --output, else to stdout; `compat` to the file of --compat, both or neither.
 * With --check they are compared with those files instead: if one holds something else, gives 'stale', the difference on
 * stdout (with --json as a document) and what to run on stderr.
 */
export async function writeOrCheck(text: string, settings: Settings, compat?: string): Promise<'written' | 'stale'> {
  const [check, compatFile] = [settings.text('check'), settings.text('compat')];
  const apart = compat === undefined || compatFile === undefined ? undefined : { path: compatFile, text: compat };
  if (check === undefined) {
    await writeBoth(text, apart, settings);
    return 'written';
  }
  const ddl = compare(check, text);
  const compared = [ddl, ...(apart ? [compare(apart.path, apart.text)] : [])];
  const stale = compared.filter(({ isStale }) => isStale);
  if (settings.flag('json')) {
    const [own, other] = compared.map(({ file, isStale, diff }) => ({ file, stale: isStale, diff }));
    await writeResult(`${JSON.stringify({ check: own, ...(other && { compat: other }) })}\n`);
  } else if (stale.length > 0) {
    await writeResult(stale.map(({ diff }) => diff).join(''));
  }
  if (stale.length === 0) return 'written';
  const mark = styleFor(process.stderr, settings).yellow('stale');
  const why = stale.map(
    ({ file, isThere }) => `${file}: ${isThere ? 'it differs from what is generated' : 'there is no such file'}`,
  );
  process.stderr.write(
    `${mark}: ${why.join('; ')}; run: lite2pg ${settings.commandLine(['check', 'json'])} -o ${check}\n`,
  );
  return 'stale';
}

interface Compared {
  readonly file: string;
  readonly isThere: boolean;
  readonly isStale: boolean;
  /** Empty if it is not stale. */
  readonly diff: string;
}

function compare(file: string, text: string): Compared {
  const committed = readTextFile(file, 'SQL');
  const isStale = committed !== text;
  return {
    file,
    isThere: committed !== undefined,
    isStale,
    diff: isStale ? unifiedDiff(file, committed ?? '', text) : '',
  };
}
