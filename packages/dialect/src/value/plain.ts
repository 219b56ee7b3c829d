import { quoteLiteral } from '@lite2pg/spec';
import { compatName, refuse, type Context } from '../context/context.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { isNumericMixed, mixedValue } from './mixed.js';
import type { Spanned } from '../parse/parse.js';
import type { ScopeColumn } from '../scope/scope.js';
import { textBytes } from './text-bytes.js';

/**
 * The value as SQLite holds it, of a column that the target holds in another form (an epoch as a timestamp, words as a
 * boolean). Everything else is given back as it is. Refuses where the target no longer knows the form SQLite had.
 */
export function plain(context: Context, at: Spanned, value: Emitted): Emitted {
  const found = plainForm(context, at, value);
  const { affinity, collation, explicitCollation } = value;
  return found === value ? value : { ...found, affinity, collation, explicitCollation };
}

function plainForm(context: Context, at: Spanned, value: Emitted): Emitted {
  const { column } = value;
  switch (value.type) {
    case 'boolean':
      return column?.stored?.as === 'words' ? wordsOf(value, column.stored.true, column.stored.false) : value;
    case 'date':
      return { ...emitted(`${compatName(context, 'date_text')}(${value.sql})`, 'text', [value]), form: 'date' };
    case 'timestamp':
    case 'timestamptz':
      return timestampPlain(at, value);
    case 'time':
      return refuse(at, 'time-text', `${nameOf(column)} is a time on the target; how SQLite spelt it is not kept`);
    case 'json':
      return refuse(at, 'json-text', `${nameOf(column)} is jsonb on the target; the spelling of its text is not kept`);
    case 'uuid':
      return column?.stored?.as === 'blob'
        ? emitted(`uuid_send(${value.sql})`, 'blob', [value])
        : emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
    default:
      return isNumericMixed(value.column) && value.type === 'text'
        ? mixedValue(context, value)
        : storedOtherwise(context, at, value);
  }
}

/** The boolean, moment, or uuid column's name in a message. */
export function nameOf(column: ScopeColumn | undefined): string {
  return column ? `"${column.name}"` : 'this value';
}

/** A timestamp's moment as a count since 1970: exact for what came from SQLite, whole for what PostgreSQL's clock gave. */
export function epochSql(value: Emitted, unit: 's' | 'ms' | 'us' | 'ns'): string {
  const clock = value.type === 'timestamptz' ? `(${value.sql} AT TIME ZONE 'UTC')` : operand(value, PRECEDENCE.other);
  const seconds = `extract(epoch FROM ${clock})`;
  const factor = { s: '', ms: ' * 1000', us: ' * 1000000', ns: ' * 1000000000' }[unit];
  return `floor(${seconds}${factor})::bigint`;
}

function timestampPlain(at: Spanned, value: Emitted): Emitted {
  const stored = value.column?.stored;
  if (stored?.as === 'epoch') {
    return emitted(epochSql(value, stored.unit), 'integer', [value], {
      precedence: PRECEDENCE.cast,
      affinity: value.affinity,
    });
  }
  return refuse(
    at,
    'timestamp-text',
    `${nameOf(value.column)} is a timestamp on the target; how SQLite spelt it is not kept`,
    'compare it with a date and time, or take it through datetime() or date()',
  );
}

function storedOtherwise(context: Context, at: Spanned, value: Emitted): Emitted {
  const { column } = value;
  switch (column?.stored?.as) {
    case 'mixed':
      return refuse(
        at,
        'mixed-storage',
        `${nameOf(column)} holds several storage classes in SQLite and one type on the target`,
      );
    case 'text':
      if (column.type.kind === 'integer') {
        return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
      }
      return value.type === 'text'
        ? value
        : refuse(at, 'number-text', `${nameOf(column)} is text in SQLite and a number on the target`);
    case 'blob':
      return value.type === 'text' ? textBytes(context, value) : value;
    default:
      return value;
  }
}

function wordsOf(value: Emitted, yes: string, no: string): Emitted {
  const sql = `CASE WHEN ${value.sql} THEN ${quoteLiteral(yes)} WHEN NOT ${operand(value, PRECEDENCE.not)} THEN ${quoteLiteral(no)} END`;
  return emitted(sql, 'text', [value]);
}
