import type { Command } from 'commander';
import { writeOutput } from '../output/output.js';
import { readScript } from '../input/read-script.js';
import { styleFor } from '../render/style.js';
import { renderTranslation, renderTranslationNotes } from '../render/translation.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings } from '../settings/settings.js';
import { translateFor } from './translate-for.js';

/** `lite2pg translate`: the statements of an application for PostgreSQL, to stdout or a file; 2 where some were refused. */
export async function translate(file: string | undefined, command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  const script = await readScript(file, settings.text('sql'));
  const statements = await translateFor(script, settings);
  const text = settings.flag('json') ? `${JSON.stringify(statements, null, 2)}\n` : renderTranslation(statements);
  await writeOutput(text, settings);
  if (!settings.flag('quiet')) {
    process.stderr.write(renderTranslationNotes(statements, script.from, styleFor(process.stderr, settings)));
  }
  return statements.some((statement) => statement.sql === null) ? 2 : 0;
}
