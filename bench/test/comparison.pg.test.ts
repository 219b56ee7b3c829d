import { openPostgres } from '@lite2pg/postgres';
import { withPostgres, withSqlite } from '@lite2pg/test-kit';
import { dirname } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { indexes, postgresKey, postgresTable } from '../bench-table.js';
import { compareMovers, type Comparison } from '../comparison.js';
import type { Dataset } from '../dataset.js';
import { makeDatabase } from '../make-database.js';
import type { Mover } from '../movers/mover.js';
import { limitSeconds } from '../results.js';

const DATASET: Dataset = {
  name: 'two rows',
  description: 'two rows',
  tables: [
    {
      name: 'pair',
      columns: [
        { name: 'id', kind: 'key' },
        { name: 'label', kind: 'text' },
      ],
      indexed: ['label'],
    },
  ],
  rows: 2,
  fill: `INSERT INTO pair VALUES (1, 'one'), (2, NULL)`,
};

/** A mover that runs this SQL. */
function moverOf(name: string, sql: string, order: string[]): Mover {
  return {
    name,
    available: () => Promise.resolve('1'),
    run: async ({ url }) => {
      order.push(name);
      const session = await openPostgres(url);
      try {
        await session.execute(sql);
      } finally {
        await session.close();
      }
      return { seconds: 2, peakBytes: undefined, exitStatus: 0, output: '' };
    },
  };
}

const [table] = DATASET.tables;
const MAKE = `${postgresTable(table!)} ${postgresKey(table!)} ${indexes(table!)}`;
const WHOLE = `${MAKE} INSERT INTO pair VALUES (1, 'one'), (2, NULL)`;
const LOSSY = `${MAKE} INSERT INTO pair VALUES (1, 'one'), (2, '')`;

function compare(movers: readonly Mover[], log: (line: string) => void = () => undefined): Promise<Comparison> {
  return withSqlite('', async ({ path }) =>
    compareMovers({
      source: await makeDatabase(DATASET, dirname(path)),
      movers,
      target: {
        description: '',
        withDatabase: (fn) => withPostgres(({ url }) => fn(url)),
        stop: () => Promise.resolve(),
      },
      rounds: 3,
      folder: dirname(path),
      log,
    }),
  );
}

test('movers take turns at going first, a first run of each does not count, losses are kept', async () => {
  const order: string[] = [];
  const { outcomes } = await compare([moverOf('lossy', LOSSY, order), moverOf('whole', WHOLE, order)]);
  assert.equal(
    outcomes.map(({ mover, runs, losses, isLimit }) => [mover, runs.length, losses, isLimit]),
    [
      ['the server alone', 3, [], true],
      ['the server alone, with ANALYZE', 3, [], false],
      ['lossy', 3, ['pair: other NULLs in label (text)'], false],
      ['whole', 3, [], false],
    ],
  );
  assert.equal(order, ['lossy', 'whole', 'lossy', 'whole', 'lossy', 'whole', 'whole', 'lossy']);
});

test('a mover that is not installed is left out, and where none moved everything nothing is held against the server', async () => {
  const lines: string[] = [];
  const absent: Mover = { ...moverOf('absent', WHOLE, []), available: () => Promise.resolve(undefined) };
  const comparison = await compare([absent, moverOf('lossy', LOSSY, [])], (line) => lines.push(line));
  assert.equal(
    comparison.outcomes.map(({ mover }) => mover),
    ['lossy'],
  );
  assert.ok(Number.isNaN(limitSeconds(comparison)));
  assert.is(lines[0], 'absent is not installed: left out');
});

test('a mover that fails says so among its losses', async () => {
  const failing: Mover = {
    ...moverOf('failing', WHOLE, []),
    run: () => Promise.resolve({ seconds: 1, peakBytes: undefined, exitStatus: 3, output: 'start\nout of luck\n' }),
  };
  const { outcomes } = await compare([failing]);
  assert.equal(outcomes[0]?.losses, ['exit status 3: out of luck', 'pair: no such table']);
});

test.run();
