import { writeFile } from 'node:fs/promises';
import { generate, inspect, migrate, type Config, type Report } from 'lite2pg';
import { countRows } from './count-rows.js';

/** The decisions of this application; the same as in a lite2pg.config.json. */
const CONFIG: Config = { exclude: ['log_*'] };

/** The outcome of a move. */
interface Outcome {
  /** Every row arrived, and every value is equal. */
  readonly isProven: boolean;
}

/** Inspects a SQLite file, writes its DDL to schema.sql, moves every row and compares every value; `tell` is given each line. */
export async function moveApplication(file: string, target: string, tell: (line: string) => void): Promise<Outcome> {
  const { spec, decisions } = await inspect(file, { config: CONFIG });
  tell(`inspected: ${spec.tables.map(({ name }) => name).join(', ')}`);
  for (const { table, column, declared, chosen } of decisions)
    tell(`  ${table}.${column}: ${declared} becomes ${chosen}`);

  const { sql, findings } = await generate(file, { config: CONFIG });
  await writeFile('schema.sql', sql);
  tell('generated: schema.sql');
  for (const { severity, code, subject } of findings) tell(`  ${severity} ${code}: ${subject.kind} ${subject.name}`);

  const report = await migrate(file, { to: target, config: CONFIG });
  tell(`moved: ${report.outcome}`);
  for (const { name, sourceRows, moved } of report.tables) tell(`  ${name}: ${moved} of ${sourceRows} rows`);

  for (const [engine, rows] of await countRows([`sqlite:${file}`, target], 'users')) tell(`${engine}: ${rows} users`);
  return { isProven: isEqual(report) };
}

function isEqual({ tables }: Report): boolean {
  return tables.every(
    ({ sourceRows, moved, verified }) =>
      moved === sourceRows && verified !== undefined && verified.missing + verified.extra + verified.changed === 0,
  );
}
