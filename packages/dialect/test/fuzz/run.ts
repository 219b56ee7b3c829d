import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { compatSql } from '../../src/index.js';
import { compareExpressions } from './differential.js';
import { anyExpression } from './expressions.js';
import { POSTGRES_ROWS, SQLITE_ROWS } from './fixture.js';
import { seeded } from './random.js';

/** The long form of the fuzzer: `node --import tsx --conditions=source test/fuzz/run.ts [seed] [count]`. */
const [seed = '1', count = '5000'] = process.argv.slice(2);
const random = seeded(Number(seed));
const texts = Array.from({ length: Number(count) }, () => anyExpression(random, 1 + random.below(3)));
await withSqlite(SQLITE_ROWS, ({ db }) =>
  withPostgres(async ({ session }) => {
    await session.execute(compatSql());
    await session.execute(POSTGRES_ROWS);
    const { compared, refused, outOfRange, differences } = await compareExpressions(db, session, texts);
    for (const { sqlite, postgres, detail } of differences) console.log(`${sqlite}\n  ${postgres}\n  ${detail}`);
    console.log({ compared, outOfRange, differences: differences.length, refused: Object.fromEntries(refused) });
    process.exitCode = differences.length > 0 ? 2 : 0;
  }),
);
