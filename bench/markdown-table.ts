/** A Markdown table with its columns aligned in the text; a bar in a cell is escaped. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_, place) => Math.max(3, ...cells.map((row) => (row[place] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, place) => (row[place] ?? '').padEnd(width)).join(' | ')} |`;
  const [head, ...body] = cells;
  return [line(head ?? []), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
