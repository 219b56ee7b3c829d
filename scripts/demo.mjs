// Makes the example database, starts an embedded PostgreSQL, migrates, and shows what came of it. Everything is kept in
// .demo/, which a later run makes anew.
import { spawnSync } from 'node:child_process';
import { rmSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../packages/embedded/dist/index.js';
import { openPostgres } from '../packages/postgres/dist/index.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const lite2pg = 'packages/cli/dist/main.js';
const database = '.demo/ollama.db';
const data = '.demo/postgres';

rmSync('.demo', { recursive: true, force: true });
mkdirSync('.demo');

say('1. An application on SQLite as they grow: examples/ollama-scanner, about 100,000 rows');
const made = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    '--conditions=source',
    'examples/ollama-scanner/src/main.ts',
    database,
    '--rows',
    '100000',
    '--seed',
    '1',
  ],
  { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
);
expect(made.status, [0]);
const { features } = JSON.parse(made.stdout);
console.log(`In it, as in life: ${features['models-of-gone-endpoints']} models of servers that are gone, a "verified" of 0, 1 and 2, timestamps in two
spellings, ${features['uptimes-beyond-2-53']} integers over 2^53, columns added by ALTER TABLE, sequences that run ahead, columns called "order" and
"timestamp", ${features['responses-beyond-ascii']} texts beyond ASCII, '' beside NULL.`);

say(`2. lite2pg inspect ${database}: what the schema means, and what its values say of it`);
expect(run([lite2pg, 'inspect', database, '-o', '.demo/spec.json']), [0]);
console.log(
  'All other columns are what SQLite stores: bigint, double precision, text. The neutral spec is in .demo/spec.json.',
);

say('3. An embedded PostgreSQL 15');
const server = await startEmbedded({ folder: data, persistent: true });
console.log(`runs on 127.0.0.1, port ${server.port}, its data in ${data}`);

try {
  say(`4. lite2pg migrate ${database}`);
  expect(run([lite2pg, 'migrate', database, '--to', server.url]), [2]);
  console.log(`
Exit status 2: it finished, and there is something to look at. The application never enforced its foreign keys, so
there are models of servers that are long gone. lite2pg moved them (nothing is lost), counted them, and left the foreign
key NOT VALID: it holds for every new row, and becomes valid once they are mended.`);

  say('5. The same command again: what is done is not done twice');
  expect(run([lite2pg, 'migrate', database, '--to', server.url, '--no-verify', '--quiet']), [2]);

  say('6. What PostgreSQL has now');
  await ask(
    server.url,
    'The column called "timestamp", the snowflake ids, text with all its characters',
    `
    SELECT id, user_id, "timestamp", left(response, 30) AS response FROM chat_history ORDER BY id LIMIT 3`,
  );
  await ask(
    server.url,
    'Sequences stand behind the highest number SQLite ever gave',
    `
    SELECT sequencename AS sequence, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
  await ask(
    server.url,
    'What lite2pg did is kept beside it',
    `
    SELECT target, count(*) AS chunks, sum(rows) AS rows FROM lite2pg.tables t
    JOIN lite2pg.chunks c ON c.plan = t.plan AND c.table_name = t.name GROUP BY 1 ORDER BY 3 DESC LIMIT 3`,
  );
} finally {
  await server.stop();
}

say('Next');
console.log(`Look at it with psql:    npx lite2pg postgres --data ${data}     (prints the URL; Ctrl-C stops it)
The DDL, for review:     npx lite2pg generate ${database}
What the values hold:    npx lite2pg inspect ${database} --profile
Your own database:       npx lite2pg migrate your.db --to postgresql://user@host/database`);

function say(title) {
  console.log(`\n${title}\n${'-'.repeat(title.length)}`);
}

function run(args) {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
}

/** Ends the demo if a step ended otherwise than it should. */
function expect(status, allowed) {
  if (!allowed.includes(status))
    throw new Error(`the step above ended with status ${status}, expected ${allowed.join(' or ')}`);
}

async function ask(url, title, query) {
  const session = await openPostgres(url);
  console.log(`\n${title}:`);
  console.table(await session.query(query));
  await session.close();
}
