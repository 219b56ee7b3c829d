import { expectClass } from '../value/undecided.js';
import { emitCompare } from '../expression/emit-compare.js';
import { asAny, asTruth, asValue, emitConstant, textLiteral } from '../value/convert.js';
import { compatName } from '../context/context.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { jsonChoice } from '../value/json-text.js';
import { richColumn, unified } from '../value/unify.js';
import { argumentAt, asResult, type Call, type FunctionRule } from './call.js';

/** The functions that choose between values or tell about them. */
export const LOGIC_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  coalesce: { min: 2, max: 100, emit: emitCoalesce },
  ifnull: { min: 2, max: 2, emit: emitCoalesce },
  nullif: { min: 2, max: 2, emit: emitNullif },
  iif: { min: 2, max: 3, emit: emitIif },
  if: { min: 2, max: 3, emit: emitIif },
  likely: { min: 1, max: 1, emit: (call) => asResult(argumentAt(call, 0)) },
  unlikely: { min: 1, max: 1, emit: (call) => asResult(argumentAt(call, 0)) },
  likelihood: { min: 2, max: 2, emit: (call) => asResult(argumentAt(call, 0)) },
  typeof: { min: 1, max: 1, emit: emitTypeof },
};

function emitCoalesce(call: Call): Emitted {
  const whole = unified(call.context, call.node, call.values, (parts) => `COALESCE(${parts.join(', ')})`);
  return { ...whole, nullable: call.values.every((value) => value.nullable) };
}

function emitNullif(call: Call): Emitted {
  const [left, right] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (left.type === 'null') return left;
  // Arguments of a function have lost their columns' affinity: nullif(1, '1') is 1.
  const equal = emitCompare(
    call.context,
    call.node,
    '=',
    { ...left, affinity: 'none' },
    { ...right, affinity: 'none' },
  );
  const column = richColumn(left.type, [left]);
  const value = column ? left : asValue(call.context, call.node, left);
  const unless = (kept: string): string => `CASE WHEN ${equal.sql} THEN NULL ELSE ${kept} END`;
  const plainEqual = `${operand(value, PRECEDENCE.between)} = `;
  // NULLIF gives the type that both sides have in common.
  const alike = right.type === value.type && right.small === value.small;
  const rest = alike && equal.sql.startsWith(plainEqual) ? equal.sql.slice(plainEqual.length) : undefined;
  return emitted(rest === undefined ? unless(value.sql) : `NULLIF(${value.sql}, ${rest})`, value.type, [value, right], {
    nullable: true,
    small: value.small,
    column,
    numbersOnly: value.numbersOnly,
    blurred: value.blurred,
    limit: value.limit,
    dynamic: value.dynamic === undefined ? undefined : unless(value.dynamic),
    json: jsonChoice(call.context, call.node, [value], ([part = 'NULL']) => unless(part)),
  });
}

function emitIif(call: Call): Emitted {
  const condition = asTruth(call.context, call.node, argumentAt(call, 0));
  const branches = call.values.slice(1);
  const whole = unified(call.context, call.node, branches, ([yes = 'NULL', no]) => {
    return `CASE WHEN ${condition.sql} THEN ${yes}${no === undefined ? '' : ` ELSE ${no}`} END`;
  });
  return { ...whole, nullable: branches.length === 1 || whole.nullable };
}

const CLASS_NAMES: Readonly<Record<string, string>> = { integer: 'integer', real: 'real', text: 'text', blob: 'blob' };

/** The storage class, which the static type tells but for NULL. */
function emitTypeof(call: Call): Emitted {
  const value = asValue(call.context, call.node, argumentAt(call, 0));
  if (value.type === 'null') return emitConstant({ kind: 'text', value: 'null' });
  if (value.type !== 'any') expectClass(call.context, call.node, value);
  const name = value.dynamic === undefined ? CLASS_NAMES[value.type] : undefined;
  if (name !== undefined) {
    if (!value.nullable) return { ...emitConstant({ kind: 'text', value: name }), classOf: { value, name } };
    return emitted(
      `CASE WHEN ${operand(value, PRECEDENCE.is + 1)} IS NULL THEN 'null' ELSE ${textLiteral(name)} END`,
      'text',
      [value],
      {
        nullable: false,
        classOf: { value, name },
      },
    );
  }
  return typeofAny(call, value);
}

function typeofAny(call: Call, value: Emitted): Emitted {
  const any = asAny(call.context, call.node, value).sql;
  return emitted(`${compatName(call.context, 'type_of')}(${any})`, 'text', [value], { nullable: false });
}
