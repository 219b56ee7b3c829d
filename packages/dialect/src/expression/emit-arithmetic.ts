import { isDecimal } from '../value/affinity.js';
import { fitsInteger, type Constant } from '../sql/constant.js';
import { compatName, type Context } from '../context/context.js';
import { asAny, asInteger, asNumber, asReal, asValue, bindAs, emitConstant } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { nullBeside } from '../value/null-beside.js';
import { EXACT_LIMIT, exactReal, integerLimitOf } from '../value/integer-limit.js';
import { castSql, emitted, infix, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';

type Binary = Extract<Expr, { type: 'BinaryExpr' }>;
type Operation = 'Add' | 'Subtract' | 'Multiply' | 'Divide' | 'Modulus';
type Sides = readonly [Emitted, Emitted];

const SYMBOL = { Add: '+', Subtract: '-', Multiply: '*', Divide: '/', Modulus: '%' } as const;
const DYNAMIC = {
  Add: 'add',
  Subtract: 'subtract',
  Multiply: 'multiply',
  Divide: 'divide',
  Modulus: 'modulo',
} as const;

/** + - * / and %: integers stay integers (and are divided as such), division by zero is NULL. */
export function emitArithmetic(context: Context, node: Binary, operation: Operation): Emitted {
  const sides = [
    asValue(context, node.left, emitExpression(context, node.left)),
    asValue(context, node.right, emitExpression(context, node.right)),
  ] as const;
  if (operation === 'Modulus') return emitModulus(context, node, settled(context, ...sides));
  const mixed = mixedNumbers(context, node, operation, settled(context, ...sides));
  if (mixed) return mixed;
  const [left, right] = settled(context, ...numbers(context, node, sides));
  if (left.type === 'null' || right.type === 'null') return nullBeside([left, right], 'integer');
  if (left.type === 'any' || right.type === 'any') {
    const [a, b] = [asAny(context, node.left, left), asAny(context, node.right, right)];
    // People write this to make a number of a text.
    const isSame = right.constant?.kind === 'integer' && right.constant.value === 0n && a.numbersOnly === true;
    if (isSame && (operation === 'Add' || operation === 'Subtract'))
      return { ...a, affinity: 'none', collation: undefined };
    const sql = `${compatName(context, DYNAMIC[operation])}(${a.sql}, ${b.sql})`;
    const real = sides.every((side) => side.type === 'integer' || isDecimal(side))
      ? asRealOf(context, operation, sides)
      : undefined;
    return emitted(sql, 'any', [a, b], { nullable: true, numbersOnly: true, real });
  }
  const folded =
    foldIntegers(operation, left.constant, right.constant) ?? foldOverflow(operation, left.constant, right.constant);
  if (folded) return emitConstant(folded);
  const divisor = operation === 'Divide' ? unlessZero(right) : right;
  const precedence = operation === 'Add' || operation === 'Subtract' ? PRECEDENCE.add : PRECEDENCE.multiply;
  const type = left.type === 'real' || right.type === 'real' ? 'real' : 'integer';
  const [a, b] = type === 'integer' ? widened(left, divisor) : [left, divisor];
  const sql = infix(a, SYMBOL[operation], b, precedence);
  // NaN is NULL in SQLite; of plain columns, which are hardly ever infinite, it is not worth the words.
  const open = (left.unbounded === true || right.unbounded === true) && !isFinite(left) && !isFinite(right);
  return open
    ? emitted(`NULLIF(${sql}, 'NaN')`, type, [left, divisor], { nullable: true })
    : emitted(sql, type, [left, divisor], { precedence });
}

/**
 * Integers and reals in one value, computed in double precision: the same number as long as no integer on the way is beyond 2^53,
 * where doubles stop telling whole numbers apart. Which of the two classes the result has, only `dynamic` says.
 */
function mixedNumbers(
  context: Context,
  node: Binary,
  operation: Exclude<Operation, 'Modulus'>,
  [left, right]: Sides,
): Emitted | undefined {
  const isMixed = (value: Emitted): boolean => value.type !== 'real' && exactReal(value) !== undefined;
  const beside = isMixed(left) ? right : isMixed(right) ? left : undefined;
  if (!beside || (beside.type !== 'integer' && !isMixed(beside))) return undefined;
  const limit = limitOfResult(operation, integerLimitOf(left), integerLimitOf(right));
  if (limit > EXACT_LIMIT) return undefined;
  const [a, b] = [exactReal(left) ?? left, exactReal(right) ?? right];
  const precedence = operation === 'Add' || operation === 'Subtract' ? PRECEDENCE.add : PRECEDENCE.multiply;
  const plain = infix(a, SYMBOL[operation], operation === 'Divide' ? unlessZero(b) : b, precedence);
  const isOpen = (left.unbounded ?? right.unbounded) === true;
  const [real, bound] = isOpen ? [`NULLIF(${plain}, 'NaN')`, PRECEDENCE.atom] : [plain, precedence];
  const nullable = left.nullable || right.nullable || isOpen || operation === 'Divide';
  const isLost = left.blurred === true || right.blurred === true;
  if (isLost) return emitted(real, 'number', [left, right], { precedence: bound, limit, blurred: true, nullable });
  const values = [asAny(context, node.left, left), asAny(context, node.right, right)].map(({ sql }) => sql).join(', ');
  const dynamic = `${compatName(context, DYNAMIC[operation])}(${values})`;
  // A view's column has to tell the two classes apart: it comes as numeric.
  return context.numeric === true
    ? emitted(dynamic, 'any', [left, right], { nullable, numbersOnly: true, real, limit })
    : emitted(real, 'number', [left, right], { precedence: bound, limit, dynamic, nullable });
}

/** How far from 0 the result of two integers can be; Infinity where a quotient would be cut to a whole number. */
function limitOfResult(operation: Operation, left: number, right: number): number {
  if (operation === 'Divide') return left === 0 ? 0 : Infinity;
  if (operation === 'Multiply') return left === 0 || right === 0 ? 0 : left * right;
  return left + right;
}

/** The result as a real, without a detour over jsonb. */
function asRealOf(context: Context, operation: Exclude<Operation, 'Modulus'>, [left, right]: Sides): string {
  return `${compatName(context, `real_${DYNAMIC[operation]}`)}(${left.sql}, ${right.sql})`;
}

/** Whether it is a number that makes no NaN even of an infinite one. */
function isFinite({ constant }: Emitted): boolean {
  if (constant?.kind === 'integer') return constant.value !== 0n;
  return constant?.kind === 'real' && constant.value !== 0 && Number.isFinite(constant.value);
}

/** Types that make a real with a real, whichever of its classes it has when it runs. */
const OPEN_TYPES: ReadonlySet<Emitted['type']> = new Set(['number', 'any', 'text']);

/** Both sides as numbers; beside a real it does not matter whether the other side is an integer. */
function numbers(context: Context, node: Binary, [left, right]: Sides): Sides {
  const number = (at: Expr, value: Emitted, beside: Emitted): Emitted =>
    beside.type === 'real' && OPEN_TYPES.has(value.type) ? asReal(context, at, value) : asNumber(context, at, value);
  return [number(node.left, left, right), number(node.right, right, left)];
}

/** A parameter beside a number is of its type; two parameters are reals. */
function settled(context: Context, left: Emitted, right: Emitted): Sides {
  const type = (beside: Emitted): 'integer' | 'real' => (beside.type === 'integer' ? 'integer' : 'real');
  return [
    left.type === 'bind' ? bindAs(context, left, type(right)) : left,
    right.type === 'bind' ? bindAs(context, right, type(left)) : right,
  ];
}

/** Two literals whose result has more than 64 bits: a real in SQLite, an error in PostgreSQL. */
function foldIntegers(
  operation: Operation,
  left: Constant | undefined,
  right: Constant | undefined,
): Constant | undefined {
  if (left?.kind !== 'integer' || right?.kind !== 'integer') return undefined;
  const exact = {
    Add: left.value + right.value,
    Subtract: left.value - right.value,
    Multiply: left.value * right.value,
    Divide: undefined,
    Modulus: undefined,
  }[operation];
  return exact === undefined || fitsInteger(exact) ? undefined : { kind: 'real', value: Number(exact) };
}

/** Two literals whose result is infinite: an error in PostgreSQL. */
function foldOverflow(
  operation: Operation,
  left: Constant | undefined,
  right: Constant | undefined,
): Constant | undefined {
  if ((left?.kind !== 'real' && right?.kind !== 'real') || !isNumber(left) || !isNumber(right)) return undefined;
  const [a, b] = [Number(left.value), Number(right.value)];
  if (!Number.isFinite(a) || !Number.isFinite(b) || (operation === 'Divide' && b === 0)) return undefined;
  const value = { Add: a + b, Subtract: a - b, Multiply: a * b, Divide: a / b, Modulus: 0 }[operation];
  // Too small to be held is 0 in SQLite and an error in PostgreSQL.
  const isVanished = value === 0 && a !== 0 && (operation === 'Divide' || (operation === 'Multiply' && b !== 0));
  return Number.isFinite(value) && !isVanished ? undefined : { kind: 'real', value };
}

function isNumber(constant: Constant | undefined): constant is Extract<Constant, { kind: 'integer' | 'real' }> {
  return constant?.kind === 'integer' || constant?.kind === 'real';
}

/** % of the whole numbers on both sides: of a text the digits it begins with, so that 5 % '1e2' is 5 % 1; a real beside a real. */
function emitModulus(context: Context, node: Binary, [left, right]: Sides): Emitted {
  const classes = [asNumber(context, node.left, left).type, asNumber(context, node.right, right).type];
  if (classes.includes('null')) return nullBeside([left, right], 'integer');
  if (classes.includes('any')) {
    const [a, b] = [asAny(context, node.left, left), asAny(context, node.right, right)];
    const sql = `${compatName(context, 'modulo')}(${a.sql}, ${b.sql})`;
    return emitted(sql, 'any', [a, b], { nullable: true, numbersOnly: true });
  }
  const [a, b] = widened(asInteger(context, node.left, left), unlessZero(asInteger(context, node.right, right)));
  const sql = infix(a, '%', b, PRECEDENCE.multiply);
  return classes.includes('real')
    ? emitted(`(${sql})::float8`, 'real', [a, b], { precedence: PRECEDENCE.cast })
    : emitted(sql, 'integer', [a, b], { precedence: PRECEDENCE.multiply });
}

function unlessZero(value: Emitted): Emitted {
  const { constant } = value;
  const safe =
    (constant?.kind === 'integer' && constant.value !== 0n) || (constant?.kind === 'real' && constant.value !== 0);
  return safe ? value : emitted(`NULLIF(${value.sql}, 0)`, value.type, [value], { nullable: true, small: value.small });
}

/** Two 32-bit operands would overflow where SQLite does not: one of them is widened. */
function widened(left: Emitted, right: Emitted): readonly [Emitted, Emitted] {
  if (left.small !== true || right.small !== true) return [left, right];
  return [emitted(castSql(left, 'bigint'), 'integer', [left], { precedence: PRECEDENCE.cast }), right];
}

const BITS = { BitwiseAnd: '&', BitwiseOr: '|', LeftShift: '<<', RightShift: '>>' } as const;

/** & | << and >>: on 64 bits; a shift by a negative count goes the other way, by 64 or more empties the value. */
export function emitBits(context: Context, node: Binary, operation: keyof typeof BITS): Emitted {
  const left = asInteger(context, node.left, emitExpression(context, node.left));
  const right = asInteger(context, node.right, emitExpression(context, node.right));
  if (operation === 'BitwiseAnd' || operation === 'BitwiseOr') {
    const [a, b] = widened(left, right);
    return emitted(infix(a, BITS[operation], b, PRECEDENCE.other), 'integer', [a, b], { precedence: PRECEDENCE.other });
  }
  const { constant } = right;
  if (constant?.kind === 'integer' && constant.value >= 0n && constant.value < 64n) {
    const sql = `${castSql(left, 'bigint')} ${BITS[operation]} ${right.sql}`;
    return emitted(sql, 'integer', [left], { precedence: PRECEDENCE.other });
  }
  const name = operation === 'LeftShift' ? 'shift_left' : 'shift_right';
  return emitted(`${compatName(context, name)}(${left.sql}, ${operand(right, PRECEDENCE.or)})`, 'integer', [
    left,
    right,
  ]);
}
