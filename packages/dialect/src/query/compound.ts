import { refuse, type Context } from '../context/context.js';
import { asValue, emitConstant } from '../value/convert.js';
import { emitExpression } from '../expression/emit-expression.js';
import { PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { castNameOf, type Affinity } from '../sql/static-type.js';
import type { OneSelect, Select } from '../parse/parse.js';
import { selectList, type ResultColumn } from './result-column.js';
import { emitSelectCore } from './select-core.js';
import { richColumn, unify, type Unified } from '../value/unify.js';
import { affinityOfCompound, classesOfValue, type ValueClasses } from '../value/value-classes.js';
import { noteMerged } from './merged-spelling.js';

interface Arm {
  readonly columns: readonly ResultColumn[];
  readonly render: (values: readonly Emitted[]) => string;
}

/** Several SELECTs joined by UNION, INTERSECT or EXCEPT, or VALUES: columns of one type in all of them. */
export function emitCompound(context: Context, select: Select): { sql: string; columns: readonly ResultColumn[] } {
  const compounds = select.compounds ?? [];
  const arms = [select.select, ...compounds.map((item) => item.select)].flatMap((item) => armsOf(context, item));
  const [first] = arms;
  if (!first) return refuse(select, 'no-rows', 'the query has no rows');
  if (arms.some((arm) => arm.columns.length !== first.columns.length))
    return refuse(select, 'column-count', 'the parts have different numbers of columns');
  const unified = first.columns.map((_, index) =>
    unify(
      context,
      select,
      arms.map((arm) => valueAt(arm, index)),
    ),
  );
  const columns = first.columns.map((column, index) => ({
    ...column,
    others: arms.slice(1).map((arm) => arm.columns[index]?.name ?? ''),
    value: {
      ...headValue(column.value, unified[index]),
      affinity: affinityOfCompound(arms.map((arm) => armClasses(arm, index))),
      openAffinity: hasOpenAffinity(arms.map((arm) => valueAt(arm, index))),
      collation: arms.map((arm) => valueAt(arm, index).collation).find((name) => name !== undefined),
    },
  }));
  if (select.select.type === 'SelectValues' && compounds.length === 0)
    return { sql: valuesSql(unified.map((item) => item.parts)), columns };
  if (compounds.some((item) => item.operator !== 'UnionAll') && columns.some(({ value }) => folds(value))) {
    return refuse(
      select,
      'compound-collation',
      'UNION, INTERSECT or EXCEPT compares text under NOCASE or RTRIM',
      'lower(…) in every part, or UNION ALL',
    );
  }
  if (compounds.some((item) => item.operator !== 'UnionAll'))
    noteMerged(
      context,
      select,
      columns.map(({ value }) => value),
    );
  const sql = joinArms(arms, compounds, (arm, index) =>
    arm.render(unified.map((item, at) => typedNull(item.parts[index] ?? valueAt(arm, at), item.type))),
  );
  return { sql, columns };
}

function armClasses(arm: Arm, index: number): { affinity: Affinity; classes: ValueClasses } {
  const value = valueAt(arm, index);
  return { affinity: value.affinity, classes: arm.columns[index]?.classes ?? classesOfValue(value) };
}

/** Whether SQLite converts what is compared with these values in different ways; NULL is never converted. */
function hasOpenAffinity(values: readonly Emitted[]): boolean {
  const groups = values.filter(({ type }) => type !== 'null').map(({ affinity }) => GROUP[affinity]);
  return new Set(groups).size > 1;
}

const GROUP: Readonly<Record<Affinity, string>> = {
  none: 'none',
  blob: 'none',
  text: 'text',
  integer: 'number',
  real: 'number',
  numeric: 'number',
};

function folds(value: Emitted): boolean {
  return (
    (value.type === 'text' || value.type === 'any') && value.collation !== undefined && value.collation !== 'binary'
  );
}

function valueAt(arm: Arm, index: number): Emitted {
  return arm.columns[index]?.value ?? emitConstant({ kind: 'null' });
}

/** PostgreSQL settles the types of a compound two arms at a time: NULL beside NULL would be text. */
function typedNull(value: Emitted, type: Emitted['type']): Emitted {
  if (value.type !== 'null' || type === 'null') return value;
  return { ...value, sql: `NULL::${castNameOf(type)}`, precedence: PRECEDENCE.cast };
}

/** The column that all arms together give. */
function headValue(first: Emitted, all: Unified | undefined): Emitted {
  const parts = all?.parts ?? [first];
  return {
    ...first,
    column: richColumn(all?.type ?? first.type, parts) ?? first.column,
    type: all?.type ?? first.type,
    nullable: parts.some((part) => part.nullable),
    bytewise: parts.some((part) => part.bytewise),
    small: parts.every((part) => part.small === true),
    limit: all ? all.limit : first.limit,
    numbersOnly: parts.every((part) => part.numbersOnly === true || part.type === 'null'),
    numeric: isHalfNumeric(parts) ? undefined : parts.find((part) => part.numeric !== undefined)?.numeric,
    blurred: all?.dynamic !== undefined || isHalfNumeric(parts),
    form: parts.every((part) => part.form === first.form) ? first.form : undefined,
    clock: undefined,
    moment: undefined,
    constant: undefined,
    dynamic: undefined,
  };
}

/** Whether only some numbers tell by their scale whether they are reals. */
function isHalfNumeric(parts: readonly Emitted[]): boolean {
  return (
    parts.some((part) => part.numeric !== undefined) &&
    parts.some((part) => part.numeric === undefined && part.type !== 'null')
  );
}

/** A row of VALUES is an arm of its own, so that its types are brought together with the others'. */
function armsOf(context: Context, select: OneSelect): readonly Arm[] {
  if (select.type === 'SelectFrom') {
    const core = emitSelectCore(context, select, []);
    return [
      {
        columns: core.columns,
        render: (values) =>
          core.render(
            selectList(core.columns.map((column, index) => ({ ...column, value: values[index] ?? column.value }))),
          ),
      },
    ];
  }
  return select.values.map((row) => {
    const columns = row.values.map((expr, index) => ({
      name: `column${index + 1}`,
      value: asValue(context, expr, emitExpression(context, expr)),
    }));
    return { columns, render: (values) => `VALUES (${values.map((value) => value.sql).join(', ')})` };
  });
}

/** Transposes columns to rows; literals without a type get one where PostgreSQL would guess. */
function valuesSql(columns: readonly (readonly Emitted[])[]): string {
  const count = columns[0]?.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) =>
    columns.map((column) => column[row]?.sql ?? 'NULL').join(', '),
  );
  return `VALUES ${rows.map((row) => `(${row})`).join(', ')}`;
}

const WORD = { Union: 'UNION', UnionAll: 'UNION ALL', Except: 'EXCEPT', Intersect: 'INTERSECT' } as const;

/** From left to right in SQLite; in PostgreSQL INTERSECT binds tighter, so what stands before it is put in parentheses. */
function joinArms(
  arms: readonly Arm[],
  compounds: NonNullable<Select['compounds']>,
  render: (arm: Arm, index: number) => string,
): string {
  const perSelect = new Map<number, (typeof compounds)[number]>();
  let at = arms.length;
  for (const compound of [...compounds].reverse()) {
    at -= compound.select.type === 'SelectValues' ? compound.select.values.length : 1;
    perSelect.set(at, compound);
  }
  return arms.reduce((sql, arm, index) => {
    const own = render(arm, index);
    if (index === 0) return own;
    const operator = perSelect.get(index)?.operator ?? 'UnionAll';
    const before = operator === 'Intersect' && index > 1 ? `(${sql})` : sql;
    return `${before} ${WORD[operator]} ${own}`;
  }, '');
}
