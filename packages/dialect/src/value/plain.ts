import { quoteLiteral } from '@lite2pg/spec';
import { compatName, note, refuse, type Context } from '../context/context.js';
import { castSql, emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { isNumericMixed, mixedValue } from './mixed.js';
import type { Spanned } from '../parse/parse.js';
import { affinityOf } from '../sql/static-type.js';
import type { ScopeColumn } from '../scope/scope.js';
import { textBytes } from './text-bytes.js';
import { textLine } from './type-line.js';

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
      if (column?.stored?.as === 'mixed') noteTruth(context, at, value);
      return column?.stored?.as === 'words' ? wordsOf(value, column.stored.true, column.stored.false) : value;
    case 'date':
      if (column?.stored?.as === 'epoch' || column?.stored?.as === 'julian-day') return countedPlain(value, column);
      return { ...emitted(`${compatName(context, 'date_text')}(${value.sql})`, 'text', [value]), form: 'date' };
    case 'timestamp':
    case 'timestamptz':
      return timestampPlain(at, value);
    case 'time':
      return refuse(
        at,
        'time-text',
        `${nameOf(column)} is a time on the target; the text SQLite has for it is not kept`,
        textLine(context, column),
      );
    case 'json':
      return refuse(
        at,
        'json-text',
        `${nameOf(column)} is jsonb on the target; the exact text is not kept`,
        textLine(context, column),
      );
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

/** Says that the words SQLite tells apart are one truth here. */
export function noteTruth(context: Context, at: Spanned, { column }: Emitted): void {
  const message = `${nameOf(column)} is true or false on the target; SQLite compares the words and numbers it is written with`;
  // Values that SQLite computed of them are kept.
  if (context.use === 'generated') refuse(at, 'compared-as-boolean', message);
  note(context, at, { code: 'compared-as-boolean', message });
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
  if (value.column && stored?.as === 'epoch') return countedPlain(value, value.column);
  return refuse(
    at,
    'timestamp-text',
    `${nameOf(value.column)} is a timestamp on the target; the text SQLite has for it is not kept`,
    'compare it with a date and time, or take it through datetime() or date()',
  );
}

/** A day or moment as the number that SQLite counts it by. */
function countedPlain(value: Emitted, column: ScopeColumn): Emitted {
  const { stored } = column;
  if (stored?.as !== 'epoch') {
    const sql = `(${operand(value, PRECEDENCE.add)} - date '1970-01-01') + 2440587.5::float8`;
    return emitted(sql, 'real', [value], { precedence: PRECEDENCE.add });
  }
  const sql = epochSql(value, stored.unit);
  return affinityOf(column) === 'real'
    ? emitted(`${sql}::float8`, 'real', [value], { precedence: PRECEDENCE.cast })
    : emitted(sql, 'integer', [value], { precedence: PRECEDENCE.cast });
}

/** Of a REAL column, whose whole numbers are reals, too: what the target holds as integer or numeric. */
function realOf(value: Emitted): Emitted {
  return emitted(castSql(value, 'float8'), 'real', [value], { precedence: PRECEDENCE.cast, held: value.sql });
}

function storedOtherwise(context: Context, at: Spanned, value: Emitted): Emitted {
  const { column } = value;
  switch (column?.stored?.as) {
    case 'mixed':
      return refuse(
        at,
        'mixed-storage',
        `${nameOf(column)} holds several storage classes in SQLite and one type on the target`,
        textLine(context, column),
      );
    case 'text':
      if (column.type.kind === 'integer') {
        return emitted(castSql(value, 'text'), 'text', [value], { precedence: PRECEDENCE.cast });
      }
      return value.type === 'text'
        ? value
        : refuse(
            at,
            'number-text',
            `${nameOf(column)} is text in SQLite and a number on the target`,
            textLine(context, column),
          );
    case 'blob':
      return value.type === 'text' ? textBytes(context, value) : value;
    default: {
      const isWhole = value.type === 'integer' || value.type === 'number';
      return column && isWhole && affinityOf(column) === 'real' ? realOf(value) : value;
    }
  }
}

function wordsOf(value: Emitted, yes: string, no: string): Emitted {
  const sql = `CASE WHEN ${value.sql} THEN ${quoteLiteral(yes)} WHEN NOT ${operand(value, PRECEDENCE.not)} THEN ${quoteLiteral(no)} END`;
  return emitted(sql, 'text', [value]);
}
