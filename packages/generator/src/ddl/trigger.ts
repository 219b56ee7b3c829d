import { translateTrigger, type Translation } from '@lite2pg/dialect';
import { makeFinding, quoteIdentifier, type Statement, type Subject, type Trigger } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { formatIdentifier, siblingPath } from '../name/identifier.js';
import { allotNames, wishName } from '../name/name.js';
import { renamedFinding } from '../name/renamed.js';
import { sourceText, translateStatements } from '../target/translation.js';

/**
 * Statements that make the triggers: for each a function, then the trigger that calls it. PostgreSQL's triggers are
 * named by table, but their functions by schema, so their names differ from each other in the whole schema. `made` are
 * the tables and views that exist by then.
 */
export function createTriggers(context: DdlContext, made: ReadonlySet<string>): Statement[] {
  const { spec, config, scope, gathered, target } = context;
  const wishes = spec.triggers.map(({ name }) => wishName(name, undefined, config.identifiers));
  const names = allotNames(wishes, new Set());
  const triggers = scope.triggers?.map((other, at) => ({ ...other, name: names[at]!.name }));
  return spec.triggers.flatMap((trigger, at) => {
    const { name, table } = trigger;
    const subject: Subject = { kind: 'trigger', name, table };
    const original = describeTrigger(trigger);
    gathered.findings.push(...renamedFinding(subject, names[at]!));
    if (!made.has(table)) {
      const message = `belongs to "${table}", which is left out: it is left out too`;
      gathered.findings.push(makeFinding('warning', 'needs-relation', { subject, message, sql: original }));
      return [];
    }
    const ask = (): Translation =>
      translateTrigger({ trigger: { ...trigger, name: names[at]!.name }, scope: { ...scope, triggers } });
    const statements = translateStatements(
      trigger.body,
      { subject, without: 'the trigger is left out', ask, original },
      gathered,
    );
    const on = [...target.tables, ...target.views].find(({ source }) => source === table)?.name ?? table;
    const object = { kind: 'trigger', on, name: names[at]!.name } as const;
    return (statements ?? []).map((sql): Statement => {
      const isTrigger = sql.startsWith('CREATE TRIGGER ');
      return { phase: 'trigger', sql, subject, ...(isTrigger && { object }) };
    });
  });
}

/** A trigger of a table or view that is there. Its function has its name, in the schema of that relation. */
export interface TriggerOf {
  readonly on: { readonly name: string; readonly sql: string };
  /** Unquoted. */
  readonly name: string;
  readonly subject: Subject;
}

/** Statements that rename a trigger and its function; the function is what `createTriggers` makes anew. */
export function alterTrigger({ on, name, subject }: TriggerOf, to: string): Statement[] {
  if (name === to) return [];
  const [from, other] = [formatIdentifier(name), formatIdentifier(to)];
  return [
    `ALTER TRIGGER ${from} ON ${on.sql} RENAME TO ${other}`,
    `ALTER FUNCTION ${siblingPath(on, name)}() RENAME TO ${other}`,
  ].map((sql) => ({ phase: 'rename', sql, subject }));
}

/** Statements that drop a trigger, then its function. */
export function dropTrigger({ on, name, subject }: TriggerOf): Statement[] {
  return [`DROP TRIGGER ${formatIdentifier(name)} ON ${on.sql}`, `DROP FUNCTION ${siblingPath(on, name)}()`].map(
    (sql) => ({ phase: 'drop', sql, subject }),
  );
}

/** The trigger as SQLite's SQL has it. */
function describeTrigger({ name, table, timing, event, of, when, body }: Trigger): string {
  const columns = of === undefined ? '' : ` OF ${of.map(quoteIdentifier).join(', ')}`;
  const condition = when === undefined ? '' : ` WHEN ${sourceText(when)}`;
  const what = `${timing.replace('-', ' ').toUpperCase()} ${event.toUpperCase()}${columns}`;
  const head = `CREATE TRIGGER ${quoteIdentifier(name)} ${what} ON ${quoteIdentifier(table)}${condition} BEGIN`;
  return `${head}\n${sourceText(body)}\nEND`;
}
