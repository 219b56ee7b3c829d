import {
  formatTypeName,
  type Move,
  type MoveColumn,
  type Phase,
  type PlanDocument,
  quoteIdentifier,
  type Subject,
} from '@lite2pg/spec';

/** Phases whose statements say nothing of the source that tables, keys and views do not say. */
const UNTOLD: ReadonlySet<Phase> = new Set<Phase>(['schema', 'compat', 'logged', 'validate', 'comment']);

/** The differences between two plans, in words; empty if they differ in comments or helper functions alone. */
export function planChanges(before: PlanDocument, after: PlanDocument): string[] {
  const changes: string[] = [];
  const told = new Set<string>();
  const whole = new Set<string>();
  for (const { key: table, was, is } of matchByKey(before.moves, after.moves, (move) => move.table)) {
    const found = was && is ? moveChanges(was, is) : [`table ${quoteIdentifier(table)} is ${is ? 'new' : 'gone'}`];
    changes.push(...found);
    if (found.length > 0) told.add(table);
    if (!was || !is) whole.add(table);
  }
  if (before.orphans !== undefined && after.orphans !== undefined && before.orphans !== after.orphans) {
    changes.push(`"orphans" is "${after.orphans}", was "${before.orphans}"`);
  }
  for (const { was, is } of matchByKey(madeBy(before), madeBy(after), ({ key }) => key)) {
    const { subject } = (is ?? was)!;
    if (was?.sql === is?.sql || whole.has(subject.table ?? subject.name)) continue;
    if (subject.kind === 'table' && told.has(subject.name)) continue;
    changes.push(`${nameOf(subject)} is ${was && is ? 'declared differently' : is ? 'new' : 'gone'}`);
  }
  return changes;
}

function moveChanges(before: Move, after: Move): string[] {
  const table = quoteIdentifier(after.table);
  const changes: string[] = [];
  if (before.target !== after.target) changes.push(`table ${table} is called ${after.target}, was ${before.target}`);
  for (const { key, was, is } of matchByKey(before.columns, after.columns, ({ source }) => source)) {
    const column = `${table}.${quoteIdentifier(key)}`;
    if (was && is) changes.push(...columnChanges(column, was, is));
    else changes.push(`column ${column} (${formatTypeName((is ?? was)!.type)}) is ${is ? 'new' : 'gone'}`);
  }
  return changes;
}

function columnChanges(column: string, before: MoveColumn, after: MoveColumn): string[] {
  const facts = (of: MoveColumn): readonly (readonly [subject: string, fact: string])[] => [
    [`column ${column}`, formatTypeName(of.type)],
    [`the stored form of ${column}`, of.stored ? Object.values(of.stored).join(' ') : 'plain'],
    [`the name of ${column}`, of.target],
    [`column ${column}`, of.nullable ? 'nullable' : 'not nullable'],
    [`"onBadValue" of ${column}`, of.onBadValue === undefined ? 'not set' : `"${of.onBadValue}"`],
  ];
  const was = facts(before);
  return facts(after).flatMap(([subject, fact], at) => {
    const old = was[at]![1];
    return fact === old ? [] : [`${subject} is ${fact}, was ${old}`];
  });
}

/** The objects that a plan creates beside rows: the statements of each subject together. */
interface Made {
  readonly key: string;
  readonly subject: Subject;
  readonly sql: string;
}

function madeBy({ statements }: PlanDocument): Made[] {
  const made = new Map<string, Made>();
  for (const { phase, sql, subject } of statements) {
    if (UNTOLD.has(phase)) continue;
    const key = JSON.stringify([subject.kind, subject.table, subject.name]);
    const first = made.get(key);
    made.set(key, { key, subject, sql: first ? `${first.sql}\n${sql}` : sql });
  }
  return [...made.values()];
}

function nameOf({ kind, table, name }: Subject): string {
  const what = `${kind.replaceAll('-', ' ')} ${quoteIdentifier(name)}`;
  return table === undefined ? what : `${what} of ${quoteIdentifier(table)}`;
}

/** Pairs two lists by key: what both have, what only the first has, what only the second has; in the order of the second. */
function matchByKey<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): { readonly key: string; readonly was: T | undefined; readonly is: T | undefined }[] {
  const left = new Map(before.map((item) => [keyOf(item), item]));
  const pairs = after.map((is) => {
    const key = keyOf(is);
    const was = left.get(key);
    left.delete(key);
    return { key, was, is };
  });
  return [...pairs, ...[...left].map(([key, was]) => ({ key, was, is: undefined }))];
}
