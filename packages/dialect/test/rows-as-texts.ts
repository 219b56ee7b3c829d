/** A row's names and values as texts, on either engine: the driver gives bigint as text. */
export function asTexts(row: object): readonly unknown[] {
  return Object.entries(row).map(([name, value]: [string, string | number | null]) => [
    name,
    value === null ? null : String(value),
  ]);
}

/** The rows as they came where the statement orders them, else in an order of their own. */
export function inOrder(sql: string, rows: unknown): unknown {
  if (sql.includes('ORDER BY') || !Array.isArray(rows)) return rows;
  return rows.map((row) => JSON.stringify(row)).sort();
}
