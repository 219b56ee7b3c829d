import { anyChange } from './changes.js';
import { compareChanges, compareExpressions, compareQueries, type Engines, type Outcome } from './differential.js';
import { anyExpression } from './expressions.js';
import type { Maker } from './maker.js';
import { anyQuery } from './queries.js';

type Compare = (engines: Engines, maker: Maker, count: number) => Promise<Outcome>;

/** The kinds that the fuzzer makes: expressions over one table, queries, and changes (with triggers), each with its comparison. */
export const KINDS: Readonly<Record<'expressions' | 'queries' | 'changes', Compare>> = {
  expressions: (engines, maker, count) =>
    compareExpressions(
      engines,
      many(count, () => anyExpression(maker, 1 + maker.below(3))),
    ),
  queries: (engines, maker, count) =>
    compareQueries(
      engines,
      many(count, () => anyQuery(maker)),
    ),
  changes: (engines, maker, count) =>
    compareChanges(
      engines,
      many(count, () => anyChange(maker)),
    ),
};

function many<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}
