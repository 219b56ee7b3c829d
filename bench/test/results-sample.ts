import type { Comparison, Outcome } from '../comparison.js';
import type { Results } from '../results.js';

const outcome = (mover: string, seconds: readonly number[], losses: readonly string[] = []): Outcome => ({
  mover,
  version: `${mover} 1.0`,
  runs: seconds.map((value) => ({
    seconds: value,
    peakBytes: mover === 'the server alone' ? undefined : value * 100 * 2 ** 20,
    exitStatus: 0,
    output: '',
  })),
  losses,
  isLimit: mover === 'the server alone',
});

const limit = outcome('the server alone', [1.1, 1, 0.9]);
const own = outcome('lite2pg', [1.5, 1.4, 1.6]);

const comparison = (outcomes: readonly Outcome[], rows = 1000): Comparison => ({
  source: {
    path: 'unused.db',
    bytes: 3 * 2 ** 20,
    dataset: { name: 'odd "name" 1,000', description: 'one table', tables: [], rows, fill: '' },
  },
  outcomes,
});

/** Invented results, with everything in them that is rendered. */
export const RESULTS: Results = {
  machine: '2 cores',
  server: 'PostgreSQL 15',
  rounds: 3,
  comparisons: [comparison([limit, own, outcome('slow | mover', [20, 21, 19], ['a', 'b', 'c', 'd', 'e'])])],
  scale: [comparison([limit, own]), comparison([limit, outcome('lite2pg', [2.5, 2, 3])], 1_001_000)],
  jobs: [{ jobs: 2, comparison: comparison([limit, own]) }],
  profile: [{ node: 'v20.19.0', bytes: 300e6, firstSeconds: 1.5, seconds: 1 }],
};
