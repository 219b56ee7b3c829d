import type { FindingCode } from '@lite2pg/spec';
import { refuse } from '../context/context.js';
import type { Spanned } from '../parse/parse.js';
import { PRECEDENCE, operand, type Emitted } from '../sql/emitted.js';

/** Refuses a value of a class that PostgreSQL does not take there; `use` says where that is. */
export function refuseClass(at: Spanned, value: Emitted, code: FindingCode, use: string): never {
  if (value.type === 'tid') return refusePlace(at);
  const text = `convert_from(${operand(value, PRECEDENCE.or)}, 'UTF8')`;
  const suggestion = value.type === 'blob' ? text : undefined;
  return refuse(at, code, `a ${value.type} ${use} has no equivalent in PostgreSQL`, suggestion);
}

/** Refuses the place of a row where it is not compared with others. */
export function refusePlace(at: Spanned): never {
  return refuse(
    at,
    'no-rowid',
    'a rowid is used as a value, and the table has no INTEGER PRIMARY KEY that kept it',
    'name the rows by their columns, or add an INTEGER PRIMARY KEY to the table before it is moved',
  );
}
