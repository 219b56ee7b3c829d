/** A section of RESULTS.md with its table: each row as its cells by column. */
export interface ResultTable {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The tables of RESULTS.md in their order; sections without one are left out. */
export function readResultTables(markdown: string): readonly ResultTable[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [title = '', ...lines] = section.split('\n');
      const [header, , ...body] = lines.filter((line) => line.startsWith('|')).map(cellsOf);
      if (header === undefined) return [];
      const rows = body.map((cells) => Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ''])));
      return [{ title, rows }];
    });
}

/** A number as RESULTS.md has it; NaN of a dash. */
export function numberOf(cell: string | undefined): number {
  const text = (cell ?? '').replaceAll(',', '');
  return text === '' ? NaN : Number(text);
}

function cellsOf(line: string): readonly string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
