import { byCount, counted, type Decision, type Finding, type Plan, type Statement } from '@lite2pg/spec';

/** The facts that the header is written from. */
export interface HeaderParts {
  /** As they stand in the file. */
  readonly statements: readonly Statement[];
  /** Listed at the end. */
  readonly leftOut: readonly Finding[];
  readonly decisions: readonly Decision[];
}

/** The header's lines: what made the file, what is in it, and what a reader who knows PostgreSQL would ask about. */
export function describeHeader(plan: Plan, { statements, leftOut, decisions }: HeaderParts): string[] {
  const uses = (words: string): boolean => statements.some(({ phase, sql }) => phase !== 'view' && sql.includes(words));
  return [
    'PostgreSQL schema, made by lite2pg from a SQLite database.',
    'Do not edit: change the source or lite2pg.config.json, then run lite2pg generate.',
    describeCounts(plan),
    ...(leftOut.length === 0 ? [] : [`Not carried over, at the end: ${countKinds(leftOut)}.`]),
    ...(isCompatApart(plan, statements)
      ? ['The helper functions (sqlite_compat) are in a file of their own: run it first.']
      : []),
    ...(uses('COLLATE "C"') ? ['COLLATE "C": text sorts and compares by its bytes, as in SQLite.'] : []),
    ...(uses(' NULLS ') ? ['NULLS FIRST, NULLS LAST: where SQLite sorts NULLs, so that indexes serve ORDER BY.'] : []),
    ...(decisions.some(({ code }) => code === 'integers-fit')
      ? ['integer: all values fit 32 bits, and the config says "integers": "fit".']
      : []),
  ];
}

function isCompatApart(plan: Plan, shown: readonly Statement[]): boolean {
  const has = (statements: readonly Statement[]): boolean => statements.some(({ phase }) => phase === 'compat');
  return has(plan.statements) && !has(shown);
}

function describeCounts({ target: { tables }, statements }: Plan): string {
  const made = (kind: 'index' | 'view' | 'trigger'): number =>
    statements.filter(({ object }) => object?.kind === kind).length;
  const counts = [
    counted(tables.length, 'table'),
    counted(sum(tables.map(({ columns }) => columns.length)), 'column'),
    counted(made('index'), 'index'),
    counted(sum(tables.map(({ foreignKeys }) => foreignKeys.length)), 'foreign key'),
    counted(made('view'), 'view'),
    counted(made('trigger'), 'trigger'),
  ];
  const notValid = statements.filter(
    ({ sql, object }) => object?.kind === 'constraint' && sql.endsWith(' NOT VALID'),
  ).length;
  return `${counts.filter((count) => !count.startsWith('0 ')).join(', ')}${notValid === 0 ? '' : `; ${counted(notValid, 'constraint')} ${byCount(notValid, 'is', 'are')} NOT VALID`}.`;
}

function countKinds(findings: readonly Finding[]): string {
  const kinds = new Map<string, number>();
  for (const { subject } of findings) kinds.set(subject.kind, (kinds.get(subject.kind) ?? 0) + 1);
  return [...kinds].map(([kind, count]) => counted(count, kind.replaceAll('-', ' '))).join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
