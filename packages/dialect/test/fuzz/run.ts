import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { compatSql } from '../../src/index.js';
import { POSTGRES_ROWS, SQLITE_ROWS } from './fixture.js';
import { KINDS } from './kinds.js';
import { makerOf } from './maker.js';
import { POSTGRES_PROBES } from './values.js';

const BATCH = 100;

/** The long form of the fuzzer: `node --import tsx --conditions=source test/fuzz/run.ts [seed] [count] [kind]`. */
const [seed = '1', count = '3000', kind] = process.argv.slice(2);
await withSqlite(SQLITE_ROWS, ({ db }) =>
  withPostgres(async ({ session }) => {
    await session.execute(compatSql() + POSTGRES_ROWS + POSTGRES_PROBES);
    await session.execute('SET jit = off');
    const maker = makerOf(Number(seed));
    const kinds = Object.entries(KINDS).filter(([name]) => kind === undefined || name === kind);
    const totals = { compared: 0, differences: 0, refused: new Map<string, number>(), loud: new Map<string, number>() };
    while (totals.compared < Number(count)) {
      for (const [, compare] of kinds) {
        const { compared, refused, loud, differences } = await compare({ db, session }, maker, BATCH);
        for (const { sqlite, postgres, detail } of differences) console.log(`${sqlite}\n  ${postgres}\n  ${detail}`);
        totals.compared += compared;
        totals.differences += differences.length;
        add(totals.refused, refused);
        add(totals.loud, loud);
      }
    }
    const tables = { refused: sorted(totals.refused), loud: sorted(totals.loud) };
    console.log(`seed ${seed}: ${totals.compared} compared, ${totals.differences} differences`, tables);
    process.exitCode = totals.differences > 0 ? 2 : 0;
  }),
);

function add(total: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [key, value] of more) total.set(key, (total.get(key) ?? 0) + value);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
