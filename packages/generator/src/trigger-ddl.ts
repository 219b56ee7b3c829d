import { translateTrigger, type Translation } from '@lite2pg/dialect';
import type { Subject } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { allotNames, wishName } from './name.js';
import { renamedFinding } from './renamed.js';
import type { Statement } from './statement.js';
import { translateStatements } from './translation.js';

/**
 * What makes the triggers: for each a function, then the trigger that calls it. PostgreSQL's triggers are named by table, but their
 * functions by schema, so their names differ from each other in the whole schema.
 */
export function makeTriggers({ spec, config, scope, gathered }: DdlContext): Statement[] {
  const wishes = spec.triggers.map(({ name }) => wishName(name, undefined, config.identifiers));
  const names = allotNames(wishes, new Set());
  return spec.triggers.flatMap((trigger, at) => {
    const { name, table } = trigger;
    const subject: Subject = { kind: 'trigger', name, table };
    gathered.findings.push(...renamedFinding(subject, names[at]!));
    const ask = (): Translation => translateTrigger({ trigger: { ...trigger, name: names[at]!.name }, scope });
    const statements = translateStatements(
      trigger.body,
      { subject, without: 'the trigger is left out', ask },
      gathered,
    );
    return (statements ?? []).map((sql): Statement => ({ phase: 'trigger', sql, subject }));
  });
}
