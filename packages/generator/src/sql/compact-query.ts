/** Clauses whose list stands in one line if it fits; of others only what comes first. */
const LISTS: ReadonlySet<string> = new Set(['SELECT', 'SELECT DISTINCT', 'GROUP BY', 'ORDER BY', 'LIMIT', 'VALUES']);
const CLAUSES: ReadonlySet<string> = new Set([...LISTS, 'FROM', 'WHERE', 'HAVING']);

/** A query as the formatter lays it out, with short clauses in one line: `FROM a`, `SELECT a, b`. */
export function compactQuery(sql: string, width: number): string {
  const lines = sql.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const items = CLAUSES.has(line.trim()) ? itemsOf(lines, at) : [];
    const whole = [line, ...items.map((item) => item.trim())].join(' ');
    if (items.length > 0 && whole.length <= width && (LISTS.has(line.trim()) || items.length === 1)) {
      out.push(whole);
      at += 1 + items.length;
    } else if (items.length > 0 && !LISTS.has(line.trim())) {
      out.push(`${line} ${items[0]!.trim()}`);
      at += 2;
    } else {
      out.push(line);
      at += 1;
    }
  }
  return out.join('\n');
}

/** The lines below a clause that belong to it; none if one of them has lines below itself. */
function itemsOf(lines: readonly string[], at: number): string[] {
  const depth = indentOf(lines[at]!);
  const items: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const own = indentOf(line);
    if (own <= depth) break;
    if (own > depth + 2) return [];
    items.push(line);
  }
  return items;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
