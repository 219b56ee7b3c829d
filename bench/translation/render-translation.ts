import { median, threeDigits } from '../figures.js';
import { markdownTable } from '../markdown-table.js';
import type { ShapeResult } from './measure-shape.js';
import type { GroupResult } from './run-translation.js';

/** The heading of the section of RESULTS.md; it reaches to the next one or the end. */
export const TRANSLATION_HEADING = '## Translated statements';

/** That section. */
export function renderTranslation(groups: readonly GroupResult[], how: string): string {
  const all = groups.flatMap(({ results }) => results);
  const measured = all.filter(({ translation }) => translation !== null);
  const byHand = measured.map(ratioByHand);
  const indexed = all.filter(({ usesIndex }) => usesIndex !== undefined);
  const summary = [
    `${all.length} statements, ${all.length - measured.length} of them refused; ${how}`,
    `Against by hand: median ${threeDigits(median(byHand))}, worst ${threeDigits(Math.max(...byHand))}, ${byHand.filter((ratio) => ratio > 2).length} above 2.`,
    `Against SQLite: median ${threeDigits(median(measured.map(ratioToSqlite)))}, ${measured.filter((result) => ratioToSqlite(result) > 3).length} slower by more than 3.`,
    `The index serves ${indexed.filter(({ usesIndex }) => usesIndex === true).length} of the ${indexed.length} for which one is expected.`,
  ];
  return [TRANSLATION_HEADING, summary.join(' '), ...groups.map(renderGroup)].join('\n\n');
}

/** RESULTS.md with this section in the place of the one it has, else at its end. */
export function withTranslation(results: string, section: string): string {
  const old = translationSection(results);
  return old === '' ? `${results.trimEnd()}\n\n${section}\n` : results.replace(old, () => section);
}

/** The section that RESULTS.md has; empty if it has none. */
export function translationSection(results: string): string {
  const start = results.indexOf(`${TRANSLATION_HEADING}\n`);
  if (start === -1) return '';
  const next = results.indexOf('\n## ', start + 1);
  return results.slice(start, next === -1 ? undefined : next).trim();
}

function ratioByHand({ translatedMs, byHandMs }: ShapeResult): number {
  return translatedMs / byHandMs;
}

function ratioToSqlite({ translatedMs, sqliteMs }: ShapeResult): number {
  return translatedMs / sqliteMs;
}

function renderGroup({ name, results }: GroupResult): string {
  const rows = results.map((result) => [
    `\`${result.shape.sqlite}\``,
    result.translation === null ? 'refused' : threeDigits(result.translatedMs),
    threeDigits(ratioByHand(result)),
    threeDigits(ratioToSqlite(result)),
    result.usesIndex === undefined ? '' : result.usesIndex ? 'yes' : 'no',
  ]);
  const head = ['SQLite', 'translated, ms', '× by hand', '× SQLite', 'index'];
  return `### ${name}\n\n${markdownTable(head, rows)}`;
}
