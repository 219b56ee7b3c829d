import type { Trigger } from '@lite2pg/spec';
import { Refusal } from './refusal.js';
import type { Scope } from './scope.js';
import { translated } from './translate.js';
import type { Translation } from './translation.js';

/** A trigger of a spec. */
export interface TriggerRequest {
  readonly trigger: Trigger;
  readonly scope: Scope;
}

/** A plpgsql function and the trigger that calls it. */
export function translateTrigger(request: TriggerRequest): Translation {
  const { trigger, scope } = request;
  const source = 'sqlite' in trigger.body ? trigger.body.sqlite : trigger.body.postgres;
  return translated(source, scope, 'when', () => {
    throw new Refusal('trigger', `the trigger "${trigger.name}" is not translated`);
  });
}
