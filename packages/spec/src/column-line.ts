/** The part of lite2pg.config.json that decides a column: `choice` is JSON. */
export function columnLine(table: string, column: string, choice: string): string {
  return `"columns": {${JSON.stringify(`${table}.${column}`)}: ${choice}}`;
}
