import { alignAffinity, isDecimal, isNumberType } from '../value/affinity.js';
import { bytewise, collated, comparisonCollation, collatedText } from '../value/collate.js';
import { compareOpen } from './compare-open.js';
import { compareRich } from './compare-rich.js';
import { compareRows } from './compare-rows.js';
import { formatTypeName } from '@lite2pg/spec';
import { takesAnyClass } from '../scope/undecided.js';
import type { ScopeColumn } from '../scope/scope.js';
import { compatName, note, refuse, type Context } from '../context/context.js';
import { asAny, asValue, bindAs } from '../value/convert.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { nullBeside } from '../value/null-beside.js';
import { refusePlace } from '../value/refuse-class.js';
import { refuseUndecided } from '../value/undecided.js';
import { compareReals } from './compare-reals.js';
import { compareMixed } from './compare-mixed.js';
import type { Spanned } from '../parse/parse.js';

/** A comparison of SQLite; `is` and `is not` take NULL for a value. */
export type CompareOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'is' | 'is not';

/**
 * `left operator right` the way SQLite compares: affinity first, then storage class, then the collation. An answer that the
 * classes alone give is one only if they are known.
 */
export function emitCompare(
  context: Context,
  at: Spanned,
  op: CompareOperator,
  left: Emitted,
  right: Emitted,
): Emitted {
  const compared = compare(context, at, op, left, right);
  if (compared.folded !== true) return compared;
  if (left.undecided) return refuseUndecided(context, at, left.undecided, right);
  if (right.undecided) return refuseUndecided(context, at, right.undecided, left);
  noteConstant(context, at, left.column ?? right.column);
  return compared;
}

/** Says that the answer rests on what the column has held so far, where nothing holds SQLite to it. */
function noteConstant(context: Context, at: Spanned, column: ScopeColumn | undefined): void {
  if (!column || !takesAnyClass(column)) return;
  const message = `"${column.name}" is ${formatTypeName(column.type)} on the target, which holds no such value: the comparison has the same answer for every row`;
  note(context, at, { code: 'constant-comparison', message });
}

function compare(context: Context, at: Spanned, op: CompareOperator, left: Emitted, right: Emitted): Emitted {
  if (left.row ?? right.row) return compareRows(context, at, op, left, right);
  if (left.type === 'null' || right.type === 'null')
    return compareNull(op, typedBind(context, left), typedBind(context, right));
  if (left.type === 'tid' || right.type === 'tid') return comparePlaces(at, op, left, right);
  const tested = compareClassName(op, left, right);
  if (tested) return tested;
  const rich = compareRich(context, at, op, left, right);
  if (rich) return rich;
  const mixed = compareMixed(context, op, left, right);
  if (mixed) return mixed;
  if (
    (left.openAffinity === true || right.openAffinity === true) &&
    (left.type !== right.type || left.type === 'any')
  ) {
    return refuse(
      at,
      'compound-affinity',
      'a column of a compound query whose parts have different affinities is compared with a value of another class',
      'CAST in every part',
    );
  }
  const open = compareOpen(context, at, op, left, right);
  if (open) return open;
  const [a, b] = alignAffinity(context, at, asValue(context, at, left), asValue(context, at, right));
  if (a.type === 'bind' || b.type === 'bind') return bare(typedBind(context, a), op, typedBind(context, b));
  if (isNumbers(a) && isNumbers(b)) {
    const exact = compareReals(context, op, a, b);
    if (exact) return exact;
  }
  if (a.type === 'any' || b.type === 'any') return compareAny(context, at, op, a, b);
  if (isNumberType(a.type) && isNumberType(b.type)) return compareNumbers(context, at, op, a, b);
  if (a.type !== b.type) return compareClasses(op, a, b);
  return a.type === 'text' ? compareTexts(op, a, b) : bare(a, op, b);
}

/** `typeof(x) = 'text'` of a value that is text or NULL asks whether there is one. */
function compareClassName(op: CompareOperator, left: Emitted, right: Emitted): Emitted | undefined {
  const { classOf } = left;
  const name = right.constant?.kind === 'text' ? right.constant.value : undefined;
  if (!classOf || name === undefined || (op !== '=' && op !== '<>')) return undefined;
  const test = (words: string): Emitted =>
    emitted(`${operand(classOf.value, PRECEDENCE.is + 1)} ${words}`, 'boolean', [], { precedence: PRECEDENCE.is });
  if (name === 'null') return test(op === '=' ? 'IS NULL' : 'IS NOT NULL');
  if (name === classOf.name) return test(op === '=' ? 'IS NOT NULL' : 'IS NULL');
  return emitted(String(op === '<>'), 'boolean', [], { folded: true });
}

/** The comparison in PostgreSQL's own words, of two values that it compares as SQLite does. */
export function bare(left: Emitted, op: CompareOperator, right: Emitted): Emitted {
  if (op === 'is' || op === 'is not') {
    const words = op === 'is' ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM';
    const sql = `${operand(left, PRECEDENCE.compare)} ${words} ${operand(right, PRECEDENCE.compare)}`;
    return emitted(sql, 'boolean', [left, right], { precedence: PRECEDENCE.is, nullable: false });
  }
  const sql = `${operand(left, PRECEDENCE.between)} ${op} ${operand(right, PRECEDENCE.between)}`;
  return emitted(sql, 'boolean', [left, right], { precedence: PRECEDENCE.compare });
}

/** A comparison whose answer is known but for NULLs: `answer` where no value is NULL, else NULL. */
export function answered(answer: boolean, values: readonly Emitted[]): Emitted {
  const open = values.filter((value) => value.nullable);
  const folded = true;
  if (open.length === 0) return emitted(String(answer), 'boolean', values, { folded });
  const tests = (test: string, link: string): string =>
    open.map((value) => `${operand(value, PRECEDENCE.is)} ${test}`).join(link);
  // In a condition PostgreSQL drops the NULL, so that an index over what IS NOT NULL serves it.
  if (answer)
    return emitted(`${tests('IS NOT NULL', ' AND ')} OR NULL`, 'boolean', values, {
      precedence: PRECEDENCE.or,
      folded,
    });
  const unknown = tests('IS NULL', ' OR ');
  const sql = `${open.length === 1 ? unknown : `(${unknown})`} AND NULL`;
  return emitted(sql, 'boolean', values, { precedence: PRECEDENCE.and, folded });
}

function typedBind(context: Context, value: Emitted): Emitted {
  return value.type === 'bind' ? bindAs(context, value, 'text') : value;
}

function compareNull(op: CompareOperator, left: Emitted, right: Emitted): Emitted {
  const value = left.type === 'null' ? right : left;
  if (op !== 'is' && op !== 'is not') {
    return nullBeside([value], 'boolean');
  }
  const sql = `${operand(value, PRECEDENCE.is + 1)} IS ${op === 'is' ? '' : 'NOT '}NULL`;
  return emitted(value.type === 'null' ? String(op === 'is') : sql, 'boolean', [value], {
    precedence: PRECEDENCE.is,
    nullable: false,
  });
}

function compareAny(context: Context, at: Spanned, op: CompareOperator, left: Emitted, right: Emitted): Emitted {
  const equality = op === '=' || op === '<>' || op === 'is' || op === 'is not';
  const typed = !equality && [left, right].every((side) => side.type === 'real' || isDecimal(side));
  const [a, b] = typed ? [left, right] : [asAny(context, at, left), asAny(context, at, right)];
  const texts = [left.type, right.type].every((type) => type === 'text' || type === 'any');
  if (texts && comparisonCollation(left, right) !== 'binary') {
    return refuse(
      at,
      'collation-of-unknown-type',
      'a collation is applied to a value whose type is known only when the query runs',
      'CAST(… AS TEXT)',
    );
  }
  if (equality) return bare(a, op, b);
  return emitted(`${compatName(context, 'compare')}(${a.sql}, ${b.sql}) ${op} 0`, 'boolean', [a, b], {
    precedence: PRECEDENCE.compare,
  });
}

function compareNumbers(context: Context, at: Spanned, op: CompareOperator, a: Emitted, b: Emitted): Emitted {
  const [left, right] = [asHeld(a), asHeld(b)];
  const exact = compareReals(context, op, left, right);
  if (exact) return exact;
  if (left.type === right.type && left.dynamic === undefined && right.dynamic === undefined) {
    return left.type === 'real' ? bare(withoutCast(left, right), op, withoutCast(right, left)) : bare(left, op, right);
  }
  if (left.constant ?? right.constant ?? left.blurred ?? right.blurred) return bare(decimal(left), op, decimal(right));
  if (left.type === 'number' && left.dynamic === undefined && right.type === 'integer') return bare(left, op, right);
  if (right.type === 'number' && right.dynamic === undefined && left.type === 'integer') return bare(left, op, right);
  return compareAny(context, at, op, left, right);
}

function isNumbers({ type, numbersOnly }: Emitted): boolean {
  return isNumberType(type) || (type === 'any' && numbersOnly === true);
}

/** For order and equality the class is nothing: as the target holds it an index serves. */
function asHeld(value: Emitted): Emitted {
  return value.held === undefined ? value : { ...value, sql: value.held, precedence: PRECEDENCE.atom };
}

/** A real literal beside a double precision value needs no cast. */
function withoutCast(value: Emitted, beside: Emitted): Emitted {
  return beside.constant ? value : decimal(value);
}

/** A real literal as PostgreSQL's numeric: compared with integers exactly, with double precision as the same double. */
export function decimal(value: Emitted): Emitted {
  if (value.constant?.kind !== 'real' || !Number.isFinite(value.constant.value)) return value;
  const text = String(value.constant.value);
  return { ...value, sql: text, precedence: text.startsWith('-') ? PRECEDENCE.unary : PRECEDENCE.atom };
}

/** Where a row is kept, in place of its rowid, is compared with nothing else. */
function comparePlaces(at: Spanned, op: CompareOperator, left: Emitted, right: Emitted): Emitted {
  if (left.type === right.type) return bare(left, op, right);
  return refusePlace(at);
}

const CLASS_ORDER: Readonly<Record<string, number>> = { integer: 1, real: 1, number: 1, text: 2, blob: 3 };

/** Numbers sort before text, text before blobs: never equal. */
function compareClasses(op: CompareOperator, left: Emitted, right: Emitted): Emitted {
  if (op === 'is' || op === 'is not') {
    const both = `${operand(left, PRECEDENCE.is + 1)} IS NULL AND ${operand(right, PRECEDENCE.is + 1)} IS NULL`;
    const sql = op === 'is' ? both : `NOT (${both})`;
    return emitted(sql, 'boolean', [left, right], {
      precedence: op === 'is' ? PRECEDENCE.and : PRECEDENCE.not,
      nullable: false,
      folded: true,
    });
  }
  const before = (CLASS_ORDER[left.type] ?? 0) < (CLASS_ORDER[right.type] ?? 0);
  return answered(op === '<>' || (before ? op.startsWith('<') : op.startsWith('>')), [left, right]);
}

/** Of texts that are written out. PostgreSQL cannot compute that in a generated column, where nothing gives them a collation. */
function knownOrder(op: CompareOperator, left: string, right: string): Emitted {
  const order = Buffer.compare(Buffer.from(left), Buffer.from(right));
  return emitted(String(ORDERS[op](order)), 'boolean');
}

const ORDERS: Readonly<Record<CompareOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  is: (order) => order === 0,
  'is not': (order) => order !== 0,
};

function compareTexts(op: CompareOperator, left: Emitted, right: Emitted): Emitted {
  const collation = comparisonCollation(left, right);
  if (left.constant?.kind === 'text' && right.constant?.kind === 'text')
    return knownOrder(op, collatedText(left.constant.value, collation), collatedText(right.constant.value, collation));
  const [a, b] = [collated(left, collation), collated(right, collation)];
  const ordered = op.startsWith('<') || op.startsWith('>');
  const needsBytes = ordered && op !== '<>' && !a.bytewise && !b.bytewise;
  return bare(needsBytes ? bytewise(a) : a, op, b);
}
