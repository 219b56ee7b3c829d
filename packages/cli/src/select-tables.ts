import { Lite2pgError, type Config, type Finding, type Spec } from '@lite2pg/spec';

/** What is moved, what is decided about it, and a note for each table that is left out. */
export interface Selected {
  readonly spec: Spec;
  /** Without the choices for columns of tables that are left out. */
  readonly config: Config;
  readonly findings: readonly Finding[];
}

/** The spec without the tables that the config leaves out. */
export function selectTables(spec: Spec, config: Config): Selected {
  const wanted = (name: string): boolean =>
    (config.include ?? ['*']).some((pattern) => matches(pattern, name)) &&
    !(config.exclude ?? []).some((pattern) => matches(pattern, name));
  refuseUnknown(spec, config);
  const left = spec.tables.filter((table) => !wanted(table.name));
  if (left.length === 0) return { spec, config, findings: [] };
  const isLeft = (column: string): boolean =>
    left.some((table) => column.startsWith(`${table.name}.`)) &&
    !spec.tables.some((table) => wanted(table.name) && column.startsWith(`${table.name}.`));
  const kept = Object.entries(config.columns ?? {}).filter(([column]) => !isLeft(column));
  return {
    spec: {
      ...spec,
      tables: spec.tables.filter((table) => wanted(table.name)),
      triggers: spec.triggers.filter((trigger) => !left.some((table) => table.name === trigger.table)),
    },
    config: { ...config, columns: Object.fromEntries(kept) },
    findings: left.map((table) => ({
      code: 'excluded',
      severity: 'note',
      subject: { kind: 'table', name: table.name },
      message: 'left out by the config; its rows stay in SQLite only',
    })),
  };
}

/** Throws `bad-choice` for a pattern that fits no table: most likely it is misspelt. */
function refuseUnknown(spec: Spec, config: Config): void {
  const names = spec.tables.map((table) => table.name);
  for (const [key, patterns] of [['include', config.include] as const, ['exclude', config.exclude] as const]) {
    const pattern = patterns?.find((candidate) => !names.some((name) => matches(candidate, name)));
    if (pattern === undefined) continue;
    const some = names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');
    throw new Lite2pgError('bad-choice', {
      message: `read the config's "${key}": ${JSON.stringify(pattern)} fits no table; there are ${some || 'none'}`,
      subject: pattern,
    });
  }
}

/** Whether a name fits a pattern in which * stands for any characters. */
function matches(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  const tail = rest.pop() ?? '';
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > name.length - tail.length) return false;
    at = found + part.length;
  }
  return true;
}
