import { translateTrigger, type Translation } from '@lite2pg/dialect';
import type { Subject } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { makeFinding } from './finding.js';
import { allotNames, wishName } from './name.js';
import { renamedFinding } from './renamed.js';
import type { Statement } from './statement.js';
import { sourceText, translateStatements } from './translation.js';

/**
 * What makes the triggers: for each a function, then the trigger that calls it. PostgreSQL's triggers are named by
 * table, but their functions by schema, so their names differ from each other in the whole schema. `made` are the
 * tables and views that are there.
 */
export function makeTriggers({ spec, config, scope, gathered }: DdlContext, made: ReadonlySet<string>): Statement[] {
  const wishes = spec.triggers.map(({ name }) => wishName(name, undefined, config.identifiers));
  const names = allotNames(wishes, new Set());
  return spec.triggers.flatMap((trigger, at) => {
    const { name, table } = trigger;
    const subject: Subject = { kind: 'trigger', name, table };
    gathered.findings.push(...renamedFinding(subject, names[at]!));
    if (!made.has(table)) {
      const message = `belongs to "${table}", which is left out: it is left out too`;
      const sql = sourceText(trigger.body);
      gathered.findings.push(makeFinding('attention', 'needs-relation', { subject, message, sql }));
      return [];
    }
    const ask = (): Translation => translateTrigger({ trigger: { ...trigger, name: names[at]!.name }, scope });
    const statements = translateStatements(
      trigger.body,
      { subject, without: 'the trigger is left out', ask },
      gathered,
    );
    return (statements ?? []).map((sql): Statement => ({ phase: 'trigger', sql, subject }));
  });
}
