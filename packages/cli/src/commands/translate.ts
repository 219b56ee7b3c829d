import type { Command } from 'commander';
import { writeOutput } from '../output/output.js';
import { readScripts } from '../input/read-script.js';
import { styleFor } from '../render/style.js';
import { renderTranslation, renderTranslationNotes } from '../render/translation.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings } from '../settings/settings.js';
import { translateFor, type TranslatedScript } from './translate-for.js';

/** `lite2pg translate`: the statements of an application for PostgreSQL, to stdout or a file; 2 if some were refused. */
export async function translate(files: readonly string[], command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const scripts = await translateFor(await readScripts(files, settings.text('sql')), settings);
  const text = settings.flag('json') ? asJson(scripts) : renderTranslation(scripts);
  await writeOutput(text, settings);
  if (!settings.flag('quiet')) {
    process.stderr.write(renderTranslationNotes(scripts, styleFor(process.stderr, settings)));
  }
  return scripts.some(({ statements }) => statements.some(({ sql }) => sql === null)) ? 2 : 0;
}

/** All statements in one array; of several files each statement names its own. */
function asJson(scripts: readonly TranslatedScript[]): string {
  const all = scripts.flatMap(({ from, statements }) =>
    statements.map((statement) => (scripts.length === 1 ? statement : { file: from, ...statement })),
  );
  return `${JSON.stringify(all, null, 2)}\n`;
}
