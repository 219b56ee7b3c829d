import type { ColumnType, Decision, Spec, StoredAs } from '@lite2pg/spec';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, renderDdl } from '../../src/index.js';

interface Decided extends Partial<Decision> {
  readonly type: ColumnType;
  readonly stored?: StoredAs;
  readonly required?: boolean;
}

const text = { kind: 'text' } as const;
const timestamptz = { kind: 'timestamp', zone: 'utc' } as const;

/** The remark over a column of this type, decided so; '' for none. */
function remarkOf({ type, stored, required, ...decision }: Decided): string {
  const spec: Spec = {
    specVersion: 1,
    tables: [
      {
        name: 't',
        columns: [
          { name: 'first', type: text, default: { postgres: "', (\n  c '" } },
          { name: 'c', type, ...(stored && { stored }), ...(required && { nullable: false as const }) },
        ],
      },
    ],
    views: [],
    triggers: [],
    unsupported: [],
  };
  const plan = generate({ spec, config: {} });
  const given: Decision = {
    table: 't',
    column: 'c',
    declared: '',
    chosen: plan.target.tables[0]!.columns[1]!.typeName,
    code: 'other-values',
    by: 'values',
    reason: 'the column has 97 integers and 3 texts',
    ...decision,
  };
  const ddl = renderDdl(plan, { decisions: [given] });
  // The default of the column before holds what looks like the beginning of this one.
  const lines = ddl.slice(ddl.indexOf("  c '")).split('\n').slice(1);
  return lines
    .slice(
      0,
      lines.findIndex((line) => line.startsWith('  c ')),
    )
    .map((line) => line.replace(/^ {2}-- +/, ''))
    .join(' ');
}

test('the reason for a type stands over its column, with the config that decides otherwise', () => {
  const reason = 'the column has integers and texts; text holds them all';
  assert.is(
    remarkOf({ declared: 'INTEGER', type: text, summary: reason }),
    `text, declared INTEGER: ${reason}; {"columns":{"t.c":{"type":"bigint","onBadValue":"null"}}} decides otherwise`,
  );
  const advice = (decided: Decided): string => /; (\{.*\}) decides otherwise$/.exec(remarkOf(decided))?.[1] ?? '';
  assert.match(advice({ declared: 'INTEGER', type: text, required: true }), '"onBadValue":"reject"');
  const loose = '{"columns":{"t.c":{"type":"timestamp","stored":"text","onBadValue":"null"}}}';
  assert.is(advice({ declared: 'DATETIME', type: text }), loose);
  const plain = (type: string): string => `{"columns":{"t.c":{"type":"${type}"}}}`;
  assert.is(advice({ declared: 'datetime', type: timestamptz, code: 'value-shapes' }), plain('text'));
  const epoch = {
    declared: 'DATETIME',
    type: timestamptz,
    code: 'epoch',
    stored: { as: 'epoch', unit: 'ms' },
  } as const;
  assert.is(advice(epoch), plain('bigint'));
  assert.is(advice({ type: { kind: 'integer', bits: 64 }, code: 'no-type' }), plain('text'));
});

test('the reason without counts is said, where there is one', () => {
  const remark = remarkOf({ declared: 'INTEGER', type: text, summary: 'some are texts' });
  assert.match(remark, 'text, declared INTEGER: some are texts; {');
});

test('what the config decides is said as it is, what is as declared not at all', () => {
  const reason = 'the config says text (columns["t.c"])';
  assert.is(
    remarkOf({ declared: 'INTEGER', type: text, by: 'config', code: 'chosen', reason }),
    `text, declared INTEGER: ${reason}`,
  );
  assert.is(remarkOf({ declared: 'BOOLEAN', type: { kind: 'boolean' }, code: 'confirmed' }), '');
});

test.run();
