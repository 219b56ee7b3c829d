/** CREATE TABLE from what stands before the parenthesis and the lines within. */
export function joinTable(head: string, lines: readonly string[]): string {
  return `${head} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)`;
}
