import type { FindingCode, Report, TableReport } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderSummary } from '../../src/render/summary.js';
import { styleFor } from '../../src/render/style.js';

const PLAIN = styleFor({ isTTY: false }, { color: true });

function summaryOf(
  outcome: Report['outcome'],
  tables: readonly Partial<TableReport>[],
  codes: readonly FindingCode[] = [],
): string[] {
  const report: Report = {
    reportVersion: 1,
    command: 'migrate',
    outcome,
    source: 'app.db',
    target: 'postgresql://host/db',
    tables: tables.map((table, at) => ({
      name: `t${at}`,
      target: `t${at}`,
      sourceRows: 0,
      moved: 0,
      rejected: 0,
      ...table,
    })),
    decisions: [],
    findings: codes.map((code, at) => ({
      code,
      severity: 'warning',
      subject: { kind: 'table', name: `t${at}` },
      message: '',
    })),
  };
  return renderSummary(report, PLAIN).split('\n');
}

test('both sides stand in an equation where it holds', () => {
  const lines = summaryOf('nothing-to-do', [{ sourceRows: 5000, moved: 4999, rejected: 1 }]);
  assert.equal(lines, [
    'Nothing to do: 1 table and 4,999 rows are already on postgresql://host/db; nothing was changed',
    '5,000 in SQLite = 4,999 moved + 1 rejected',
  ]);
});

test('where it does not hold of every table there is none, and what is missing or too many is said', () => {
  const tables = [
    { sourceRows: 15608, moved: 15607 },
    { sourceRows: 1, moved: 2 },
  ];
  assert.equal(summaryOf('differs', tables, ['source-changed', 'count-differs']), [
    'Nothing was changed: an earlier run had moved everything to postgresql://host/db; SQLite or the target has changed since, as named above',
    '15,609 in SQLite, 15,609 moved + 0 rejected: 1 missing, 1 too many',
    '2 findings to look at (2 warning), named above (exit status 2)',
  ]);
});

test('values that were changed to fit are counted beside the rows', () => {
  const lines = summaryOf('attention', [{ sourceRows: 3, moved: 3, repaired: 2 }]);
  assert.equal(lines.slice(1), [
    '3 in SQLite = 3 moved + 0 rejected',
    '2 values were changed to fit; lite2pg.rejects keeps what they were',
  ]);
});

test.run();
