import { answersOf } from '../both-engines.js';
import { anyJoin, joinTables } from './joins.js';
import { seeded } from './random.js';

const TABLES = 30;

/** The long form of the joins: `node --import tsx --conditions=source test/fuzz/run-joins.ts [seed] [count]`. */
const [seed = '1', count = '1000'] = process.argv.slice(2);
const random = seeded(Number(seed));
const schema = joinTables(random, TABLES);
const queries = Array.from({ length: Number(count) }, () => anyJoin(random, TABLES, TABLES));
const { sqlite, postgres } = await answersOf({ schema, statements: [], queries });
const different = queries.filter((_, at) => JSON.stringify(sqlite[at]) !== JSON.stringify(postgres[at]));
for (const sql of different) console.log(sql);
const rows = sqlite.reduce<number>((sum, answer) => sum + (answer as readonly unknown[]).length, 0);
console.log(`seed ${seed}: ${queries.length} joins compared, ${rows} rows, ${different.length} differences`);
process.exitCode = different.length > 0 ? 2 : 0;
