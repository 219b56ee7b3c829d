import { makeFinding, type Finding, type Table, type TargetColumn, type TargetTable } from '@lite2pg/spec';

/** A note for a table with numbers that are flags by their names: the values are not asked, so that rows change nothing. */
export function noteNumericFlags(source: Table, table: TargetTable): Finding[] {
  const inKeys = new Set([
    ...(table.primaryKey?.columns ?? []),
    ...table.foreignKeys.flatMap(({ foreignKey }) => foreignKey.columns),
  ]);
  const flags = table.columns.filter(
    (column) => isNumber(column) && !inKeys.has(column.source) && isFlag(column.source),
  );
  const [first] = flags;
  if (!first) return [];
  const choice = JSON.stringify({ columns: { [`${source.name}.${first.source}`]: { type: 'boolean' } } });
  const types = [...new Set(flags.map(({ typeName }) => typeName))];
  const list = types.map((type) => {
    const names = flags.filter(({ typeName }) => typeName === type).map((column) => column.source);
    return `${names.join(', ')} (${type})`;
  });
  const message = `flags by their names: ${list.join(', ')}; boolean if they hold only 0 and 1: ${choice}`;
  return [makeFinding('note', 'numeric-flag', { subject: { kind: 'table', name: source.name }, message })];
}

function isNumber({ type, identity }: TargetColumn): boolean {
  return identity === undefined && (type.kind === 'integer' || type.kind === 'decimal');
}

/** `is_admin`, `hasKey`, `login_enabled`: what a name begins or ends with that says yes or no. */
function isFlag(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return FIRST.has(words[0] ?? '') && words.length > 1 ? true : LAST.has(words.at(-1) ?? '');
}

const FIRST: ReadonlySet<string> = new Set(['is', 'has', 'can', 'should', 'was', 'allow', 'allows', 'non']);

const LAST: ReadonlySet<string> = new Set([
  'enabled', 'disabled', 'active', 'inactive', 'blocked', 'locked', 'hidden', 'visible', 'required', 'optional', 'approved',
  'verified', 'confirmed', 'connected', 'expired', 'deleted', 'archived', 'ephemeral', 'reusable', 'used', 'revoked',
  'deletable', 'readonly', 'completed', 'done', 'default', 'primary', 'masquerade',
]); // prettier-ignore
