/** Rows, or bytes of rows, that are reported at once. */
const ROWS_AT_ONCE = 10_000;
const BYTES_AT_ONCE = 1 << 22;

/** Counts what both sides have given of a table. */
export interface CompareProgress {
  add(side: 'source' | 'target', rows: number, bytes: number): void;
  /** Reports what was not: the source is read to its end. */
  flush(): void;
}

interface Seen {
  readonly rows: number;
  readonly bytes: number;
}

/** Reports, now and then, how many more rows and bytes have come from both sides: the slower one says how far a comparison is. */
export function compareProgress(report: (rows: number, bytes: number) => void): CompareProgress {
  const sides = { source: { rows: 0, bytes: 0 }, target: { rows: 0, bytes: 0 } };
  const reported = { rows: 0, bytes: 0 };
  const reportUpTo = (rows: number, bytes: number): void => {
    if (rows <= reported.rows && bytes <= reported.bytes) return;
    report(Math.max(0, rows - reported.rows), Math.max(0, bytes - reported.bytes));
    reported.rows = Math.max(rows, reported.rows);
    reported.bytes = Math.max(bytes, reported.bytes);
  };
  const isDue = ({ rows, bytes }: Seen): boolean =>
    rows - reported.rows >= ROWS_AT_ONCE || bytes - reported.bytes >= BYTES_AT_ONCE;
  const reportBoth = (): void => {
    const { source, target } = sides;
    reportUpTo(Math.min(source.rows, target.rows), Math.min(source.bytes, target.bytes));
  };
  return {
    add(name, rows, bytes) {
      const side = sides[name];
      side.rows += rows;
      side.bytes += bytes;
      if (isDue(side) && isDue(name === 'source' ? sides.target : sides.source)) reportBoth();
    },
    flush() {
      reportUpTo(sides.source.rows, sides.source.bytes);
    },
  };
}
