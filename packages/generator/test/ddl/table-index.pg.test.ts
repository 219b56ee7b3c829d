import type { Index, Spec, Table } from '@lite2pg/spec';
import { test } from 'uvu';
import {
  alterIndex,
  alterSearch,
  createIndex,
  createSearch,
  dropIndex,
  dropSearch,
  type DdlContext,
} from '../../src/index.js';
import { checkChange, specOf, tableOf } from './check-change.js';

const NAME = 'Group "By"';

function specWith(more: Partial<Table>): Spec {
  // With a column of that name the column of a search has the search's own.
  const columns = ['A b', 'tsv'].map((name) => ({ name, type: { kind: 'text' } as const }));
  return specOf({ name: NAME, columns, ...more });
}

test('an index is made, at once and concurrently, renamed and dropped', async () => {
  const index: Index = {
    name: 'In "dex"',
    unique: true,
    keys: [{ column: 'A b', descending: true }],
    where: { postgres: '"A b" <> \'\'' },
  };
  const [plain, indexed] = [specWith({}), specWith({ indexes: [index] })];
  const indexOf = (context: DdlContext) => tableOf(context, NAME).table.indexes[0]!;
  for (const concurrently of [false, true]) {
    await checkChange({
      from: plain,
      to: indexed,
      change: (_, next) => [createIndex(next, { ...tableOf(next, NAME), index: indexOf(next) }, { concurrently })!],
    });
    await checkChange({
      from: indexed,
      to: plain,
      change: (old) => [dropIndex(tableOf(old, NAME).table, indexOf(old), { concurrently })],
    });
  }
  await checkChange({
    from: indexed,
    to: specWith({ indexes: [{ ...index, name: 'where' }] }),
    change: (old, next) => alterIndex(tableOf(next, NAME).table, { from: indexOf(old), to: indexOf(next) }),
  });
});

test('a search is made, renamed and dropped with its column', async () => {
  const search = { name: 'Words', columns: ['A b'], language: 'simple' };
  const [plain, searched] = [specWith({}), specWith({ textSearches: [search] })];
  const searchOf = (context: DdlContext) => tableOf(context, NAME).table.searches[0]!;
  await checkChange({
    from: plain,
    to: searched,
    change: (_, next) => createSearch(tableOf(next, NAME).table, searchOf(next)),
  });
  await checkChange({
    from: searched,
    to: specWith({ textSearches: [{ ...search, name: 'Other "words"' }] }),
    change: (old, next) => alterSearch(tableOf(next, NAME).table, { from: searchOf(old), to: searchOf(next) }),
  });
  await checkChange({
    from: searched,
    to: plain,
    change: (old) => dropSearch(tableOf(old, NAME).table, searchOf(old)),
  });
});

test.run();
