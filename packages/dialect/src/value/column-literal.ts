import { quoteLiteral, truthOf } from '@lite2pg/spec';
import { numberText, withAffinity, type Constant } from '../sql/constant.js';
import { emitConstant } from './convert.js';
import { countedDay, countedMoment } from './counted-moment.js';
import { parseDateText, parseTimeText, splitZone } from './date-text.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { ScopeColumn } from '../scope/scope.js';
import { isUndecidedText } from '../scope/undecided.js';
import { affinityOf } from '../sql/static-type.js';

/**
 * The constant as the target's column holds it: 1 as true for a boolean, a day for a date, a moment for an epoch. Undefined
 * for what SQLite would store and the target's type cannot hold.
 */
export function columnLiteral(column: ScopeColumn, given: Constant): Emitted | undefined {
  const constant = withAffinity(given, affinityOf(column));
  if (constant.kind === 'null') return emitted('NULL', 'null', [], { nullable: true, constant });
  return LITERALS[column.type.kind](column, constant);
}

type Maker = (column: ScopeColumn, constant: Constant) => Emitted | undefined;

const LITERALS: Readonly<Record<ScopeColumn['type']['kind'], Maker>> = {
  boolean: booleanLiteral,
  integer: (column, constant) => {
    // Of a REAL column the whole numbers that it has.
    const isRead = constant.kind === 'real' || (column.stored?.as === 'text' && constant.kind === 'text');
    return integerOf(column, isRead ? withAffinity(constant, 'integer') : constant);
  },
  decimal: (column, constant) => {
    const number = column.stored?.as === 'text' ? withAffinity(constant, 'numeric') : constant;
    if (number.kind === 'integer') return emitConstant(number);
    return number.kind === 'real' && Number.isFinite(number.value)
      ? emitted(String(number.value), 'number', [], { constant: number })
      : undefined;
  },
  float: (_, constant) => {
    const number = withAffinity(constant, 'real');
    return number.kind === 'real' ? emitConstant(number) : undefined;
  },
  text: (column, constant) => {
    // Infinity among texts would be one of them.
    if (constant.kind === 'real' && !Number.isFinite(constant.value)) return undefined;
    const text = column.stored?.as === 'mixed' || isUndecidedText(column) ? withAffinity(constant, 'text') : constant;
    if (text.kind !== 'text') return undefined;
    const limit = column.type.kind === 'text' ? column.type.maxLength : undefined;
    return limit !== undefined && Array.from(text.value).length > limit ? undefined : emitConstant(text);
  },
  // Text in a BLOB column is moved as its bytes, and so are numbers where classes are mixed.
  bytes: ({ stored }, given) => {
    const constant = stored?.as === 'mixed' ? withAffinity(given, 'text') : given;
    if (constant.kind === 'text') return emitConstant({ kind: 'blob', value: Buffer.from(constant.value, 'utf8') });
    return constant.kind === 'blob' ? emitConstant(constant) : undefined;
  },
  date: ({ stored }, constant) => {
    const day = stored ? countedDay(stored, constant) : constant.kind === 'text' && parseDateText(constant.value);
    return day ? typedLiteral('date', day) : undefined;
  },
  time: (_, constant) => {
    const time = constant.kind === 'text' ? parseTimeText(constant.value) : undefined;
    return time === undefined ? undefined : typedLiteral('time', time);
  },
  timestamp: timestampLiteral,
  // A number is a document, too.
  json: (_, constant) => {
    const isNumber = constant.kind === 'integer' || (constant.kind === 'real' && Number.isFinite(constant.value));
    const text = isNumber ? numberText(constant) : constant.kind === 'text' ? constant.value : undefined;
    return text !== undefined && isJson(text) ? typedLiteral('jsonb', text, 'json') : undefined;
  },
  uuid: ({ stored }, constant) => {
    if (stored?.as !== 'blob')
      return constant.kind === 'text' && isUuid(constant.value) ? typedLiteral('uuid', constant.value) : undefined;
    if (constant.kind !== 'blob' || constant.value.length !== 16) return undefined;
    return typedLiteral('uuid', bytesUuid(constant.value));
  },
};

function typedLiteral(type: string, text: string, staticType: Emitted['type'] = type as Emitted['type']): Emitted {
  return emitted(`${quoteLiteral(text)}::${type}`, staticType, [], { precedence: PRECEDENCE.cast });
}

function booleanLiteral(column: ScopeColumn, constant: Constant): Emitted | undefined {
  const truth = (value: boolean): Emitted => emitted(String(value), 'boolean');
  if (column.stored?.as === 'words') {
    if (constant.kind !== 'text') return undefined;
    if (constant.value === column.stored.true) return truth(true);
    return constant.value === column.stored.false ? truth(false) : undefined;
  }
  if (column.stored?.as === 'mixed' && constant.kind === 'text') {
    const said = truthOf(constant.value);
    return said === undefined ? undefined : truth(said);
  }
  if (constant.kind === 'integer' && (constant.value === 0n || constant.value === 1n))
    return truth(constant.value === 1n);
  if (constant.kind !== 'text') return undefined;
  const word = constant.value.toLowerCase();
  return word === 'true' || word === 'false' ? truth(word === 'true') : undefined;
}

function integerOf(column: ScopeColumn, constant: Constant): Emitted | undefined {
  if (constant.kind !== 'integer' || column.type.kind !== 'integer') return undefined;
  const limit = 1n << BigInt(column.type.bits - 1);
  return constant.value >= -limit && constant.value < limit ? emitConstant(constant) : undefined;
}

/** Behind a wall clock in UTC. */
const ZERO_OFFSETS: readonly string[] = ['+00', '+00:00', '-00:00'];

function timestampLiteral(column: ScopeColumn, constant: Constant): Emitted | undefined {
  const utc = column.type.kind === 'timestamp' && column.type.zone === 'utc';
  const type = utc ? 'timestamptz' : 'timestamp';
  if (column.stored) {
    const text = countedMoment(column.stored, constant);
    return text === undefined ? undefined : typedLiteral(type, utc ? `${text}+00` : text);
  }
  if (constant.kind !== 'text') return undefined;
  const written = splitZone(constant.value);
  if (written.zone !== undefined && !utc && !ZERO_OFFSETS.includes(written.zone)) return undefined;
  const [day = '', time] = written.text.split(written.text[10] === 'T' ? 'T' : ' ');
  const date = parseDateText(day);
  const clock = time === undefined ? '00:00:00' : parseTimeText(time);
  if (date === undefined || clock === undefined) return undefined;
  return typedLiteral(type, `${date} ${clock}${utc ? (written.zone ?? '+00') : ''}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

function bytesUuid(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
