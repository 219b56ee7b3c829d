import type { Expression, Trigger } from '@lite2pg/spec';
import { parseExpression, parseTriggerBody } from '../parse/parse.js';
import type { Scope } from '../scope/scope.js';
import { translated } from './translate.js';
import type { Translation } from '../sql/translation.js';
import { emitTrigger } from '../trigger/trigger.js';

/** A trigger of a spec. */
export interface TriggerRequest {
  readonly trigger: Trigger;
  readonly scope: Scope;
}

/**
 * A plpgsql function and the trigger that calls it, both by the trigger's name; the function in the schema of its table.
 * The spans of findings point into the body; those of WHEN into WHEN's text.
 */
export function translateTrigger(request: TriggerRequest): Translation {
  const { trigger, scope } = request;
  const source = textOf(trigger.body);
  return translated(source, scope, 'select', (context) => {
    const { name, table, timing, event, of } = trigger;
    const when = trigger.when && parseExpression(textOf(trigger.when));
    const commands = parseTriggerBody(source);
    const at = { span: { offset: 0, length: source.length } };
    return { statements: emitTrigger(context, { name, table, timing, event, of, when, commands, at }) };
  });
}

function textOf(expression: Expression): string {
  return 'sqlite' in expression ? expression.sqlite : expression.postgres;
}
