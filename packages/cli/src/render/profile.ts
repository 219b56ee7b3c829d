import { counted, groupDigits, type ColumnProfile, type Profile } from '@lite2pg/spec';
import { onOneLine } from './one-line.js';
import { renderTable } from './table.js';
import type { Style } from './style.js';

/** Shows what the values look like, a table for each SQLite table, with its oddities under it. */
export function renderProfile(profile: Profile, style: Style): string {
  return profile.tables
    .map((table) => {
      const title = `${style.bold(onOneLine(table.name))}  ${counted(table.rows, 'row')}\n`;
      const columns = renderTable(
        ['column', 'nulls', 'integers', 'reals', 'texts', 'blobs', 'shapes'],
        table.columns.map((column) => [
          column.name,
          groupDigits(column.nulls),
          range(column.integers),
          range(column.reals),
          column.texts
            ? `${groupDigits(column.texts.count)}, up to ${counted(column.texts.maxCharacters, 'character')}`
            : '',
          column.blobs ? `${groupDigits(column.blobs.count)}, up to ${counted(column.blobs.maxBytes, 'byte')}` : '',
          shapes(column),
        ]),
        style,
      );
      return title + columns + table.columns.map(oddities).join('');
    })
    .join('\n');
}

function range(numbers: { readonly count: number; readonly min: string; readonly max: string } | undefined): string {
  if (!numbers) return '';
  return numbers.min === numbers.max
    ? `${groupDigits(numbers.count)}, all ${numbers.min}`
    : `${groupDigits(numbers.count)}, ${numbers.min} to ${numbers.max}`;
}

function shapes(column: ColumnProfile): string {
  return Object.entries<number>({ ...column.texts?.shapes })
    .filter(([, count]) => count > 0)
    .map(([shape, count]) => `${shape} ${groupDigits(count)}`)
    .join(', ');
}

function oddities(column: ColumnProfile): string {
  return (column.oddities ?? [])
    .map((oddity) => {
      const samples = oddity.samples.map((sample) => `${sample.value} at ${sample.key}`).join(', ');
      return `  ${onOneLine(`${column.name}: ${groupDigits(oddity.count)} ${oddity.kind.replaceAll('-', ' ')}: ${samples}`)}\n`;
    })
    .join('');
}
