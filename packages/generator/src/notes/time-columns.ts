import { makeFinding, type Finding, type Spec, type TargetColumn, type TargetTable } from '@lite2pg/spec';
import { readDeclaredType } from '@lite2pg/syntax';

/** Where a time column stands. */
interface TimeColumn {
  readonly table: string;
  readonly column: TargetColumn;
}

/** Notes for tables whose time columns have different types, and for columns of one name that are of another type elsewhere. */
export function noteTimeColumns(spec: Spec, tables: readonly TargetTable[]): Finding[] {
  const times = tables.flatMap((table) => timeColumns(spec, table));
  return tables.flatMap((table) => {
    const own = times.filter((time) => time.table === table.source);
    return [...noteWithin(table.source, own), ...noteAcross(own, times)];
  });
}

/** Those declared as moments, whatever they became, and those that became moments. */
function timeColumns(spec: Spec, table: TargetTable): TimeColumn[] {
  const source = spec.tables.find(({ name }) => name === table.source);
  return table.columns.flatMap((column, at) => {
    const { kind } = readDeclaredType(source?.columns[at]?.declared).meaning;
    return kind === 'timestamp' || column.type.kind === 'timestamp' ? [{ table: table.source, column }] : [];
  });
}

function noteWithin(table: string, own: readonly TimeColumn[]): Finding[] {
  const types = byType(own);
  if (types.size < 2) return [];
  const list = [...types].map(([type, columns]) => `${columns.map(({ column }) => column.source).join(', ')} ${type}`);
  const message = `times of different types: ${list.join('; ')}; choose one in the config`;
  return [makeFinding('note', 'time-types-differ', { subject: { kind: 'table', name: table }, message })];
}

/** One for each column whose type fewer columns of its name have; of as many, the one whose type comes later by name. */
function noteAcross(own: readonly TimeColumn[], times: readonly TimeColumn[]): Finding[] {
  return own.flatMap(({ table, column }) => {
    const same = times.filter((time) => time.column.source === column.source);
    const types = [...byType(same)].sort(([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1));
    const [usual] = types;
    if (!usual || usual[0] === column.typeName) return [];
    const names = usual[1].map((time) => time.table);
    const some = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
    const message = `${column.typeName} here, ${usual[0]} in ${some}; convert before you compare`;
    return [
      makeFinding('note', 'time-types-differ', { subject: { kind: 'column', name: column.source, table }, message }),
    ];
  });
}

function byType(times: readonly TimeColumn[]): Map<string, TimeColumn[]> {
  const types = new Map<string, TimeColumn[]>();
  for (const time of times) types.set(time.column.typeName, [...(types.get(time.column.typeName) ?? []), time]);
  return types;
}
