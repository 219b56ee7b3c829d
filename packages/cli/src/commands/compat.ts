import { compatNames, compatSql } from '@lite2pg/dialect';
import { didYouMean, Lite2pgError } from '@lite2pg/spec';
import type { Command } from 'commander';
import { readScript } from '../input/read-script.js';
import { styleFor } from '../render/style.js';
import { renderTranslationNotes } from '../render/translation.js';
import type { ExitStatus } from '../output/exit-status.js';
import { readSettings, type Settings } from '../settings/settings.js';
import { translateFor } from './translate-for.js';
import { writeOrCheck } from '../output/write-or-check.js';

const NOTHING_NEEDED = '-- no helper functions are needed\n';

/**
 * `lite2pg compat`: the SQL of the helper functions, all of them, or those named or needed by a script with what they
 * call. It can be run again.
 */
export async function compat(names: readonly string[], command: Command): Promise<ExitStatus> {
  const settings = readSettings(command);
  refuseUnknown(names);
  const script = settings.text('for');
  if (script === undefined && settings.given('schema')) refuseSchema();
  const needed = script === undefined ? undefined : await neededBy(script, settings);
  const all = names.length === 0 && !needed;
  const sql = all ? compatSql() : compatSql([...names, ...(needed?.names ?? [])]) || NOTHING_NEEDED;
  const outcome = await writeOrCheck(sql, settings);
  return outcome === 'stale' || needed?.refused === true ? 2 : 0;
}

function refuseUnknown(names: readonly string[]): void {
  const known = compatNames();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new Lite2pgError('bad-option', {
    message: `unknown helper function ${JSON.stringify(unknown)}; ${didYouMean(unknown, known)}`,
    subject: unknown,
  });
}

function refuseSchema(): never {
  throw new Lite2pgError('bad-option', {
    message: 'compat: --schema describes the database of the statements in --for; give both, or neither',
  });
}

/** Helper functions that the statements of a script need; unknown for those that are refused. */
async function neededBy(
  file: string,
  settings: Settings,
): Promise<{ readonly names: readonly string[]; readonly refused: boolean }> {
  const scripts = await translateFor([await readScript(file, undefined)], settings);
  const refused = scripts.map(({ from, statements }) => ({
    from,
    statements: statements.filter(({ sql }) => sql === null),
  }));
  const isRefused = refused.some(({ statements }) => statements.length > 0);
  if (isRefused && !settings.flag('quiet')) {
    process.stderr.write(renderTranslationNotes(refused, styleFor(process.stderr, settings)));
  }
  return { names: scripts.flatMap(({ statements }) => statements.flatMap(({ compat }) => compat)), refused: isRefused };
}
