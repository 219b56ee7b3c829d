import type { Constant } from './constant.js';
import type { ScopeColumn } from '../scope/scope.js';
import type { Affinity, Collation, StaticType } from './static-type.js';

/** How tightly PostgreSQL binds an operator; what stands in a tighter one is put in parentheses. */
export const PRECEDENCE = {
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  compare: 5,
  between: 6,
  other: 7,
  add: 8,
  multiply: 9,
  unary: 10,
  collate: 11,
  cast: 12,
  atom: 13,
} as const;

/** How often a value may change: never, between statements, or at every call. */
export type Volatility = 'immutable' | 'stable' | 'volatile';

/** An expression of PostgreSQL with what is known about it before it runs. */
export interface Emitted {
  readonly sql: string;
  readonly type: StaticType;
  readonly precedence: number;
  readonly affinity: Affinity;
  /** Of a compound query whose parts have different affinities: SQLite applies now this one, now that. */
  readonly openAffinity?: boolean | undefined;
  readonly nullable: boolean;
  /** The collation it brings to a comparison: a column's own, or one written out. */
  readonly collation: Collation | undefined;
  /** Whether the collation was written out (COLLATE): it then wins over a column's. */
  readonly explicitCollation: boolean;
  /** Whether PostgreSQL derives the collation "C" for it. */
  readonly bytewise: boolean;
  readonly volatility: Volatility;
  readonly constant?: Constant | undefined;
  /** The column it is, where it is just that. */
  readonly column?: ScopeColumn | undefined;
  /** A column whose class nothing has decided, where the value is made of it and its class is that column's. */
  readonly undecided?: ScopeColumn | undefined;
  /** Of a comparison: its answer, but for NULLs, was found in the classes of the values alone. */
  readonly folded?: boolean | undefined;
  /** An integer that PostgreSQL holds in 32 bits: arithmetic on two of them would overflow too early. */
  readonly small?: boolean | undefined;
  /** Where it is an integer: how far it is from 0 at most. Set of numbers in double precision, which are then exact. */
  readonly limit?: number | undefined;
  /** The same value as jsonb with its storage class, where the plain SQL has lost it. */
  readonly dynamic?: string | undefined;
  /** Of type any: whether it can be nothing but an integer or a real. */
  readonly numbersOnly?: boolean | undefined;
  /** Of such a value: the same as numeric, whose scale tells reals from integers. */
  readonly numeric?: string | undefined;
  /** A number that may be infinite though no column is: read from a text, written so, or a power. */
  readonly unbounded?: boolean | undefined;
  /** A number held as double precision that no longer tells whether it was an integer. */
  readonly blurred?: boolean | undefined;
  /**
   * Its SQL as JSON text, reals with so many digits, where SQLite embeds it in other JSON instead of quoting it; NULL where
   * the value is. `open`: which of the two SQLite does hangs on how it runs the query.
   */
  readonly json?: ((digits: JsonDigits) => string) | 'open' | undefined;
  /** Text of a fixed form: a day, a time of day, a day and time, or digits of an integer. */
  readonly form?: 'date' | 'time' | 'datetime' | 'digits' | undefined;
  /** A text that SQLite takes for no number, whatever the row. */
  readonly notNumeric?: boolean | undefined;
  /** A real without a fraction, whatever the row. */
  readonly wholeNumber?: boolean | undefined;
  /** Of type any and a number: SQL that gives the same as a real. */
  readonly real?: string | undefined;
  /** Whether it is the present moment and nothing else, whatever its form. */
  readonly clock?: boolean | undefined;
  /** Of a text that writes a moment to the second, or its day: SQL of that as a timestamp in UTC, where that is no cast of the text. */
  readonly instant?: string | undefined;
  /** Of a text: the column whose moment it writes down to this unit. */
  readonly cutTo?: { readonly of: Emitted; readonly unit: 'second' | 'day' | 'month' | 'year' } | undefined;
  /** How finely a strftime() of the present moment in one of ISO 8601's forms writes it. */
  readonly moment?: 'second' | 'millisecond' | undefined;
  /**
   * A literal that is no moment and stands among moments as infinity, and the column that these are of. Only comparisons and keys
   * of an index may take such a value: everything else refuses it.
   */
  readonly sentinel?:
    { readonly column: ScopeColumn; readonly constant: Constant; readonly literal: string } | undefined;
  /** Of a number that SQLite has as a real: the column, which the target holds as integer or numeric. */
  readonly held?: string | undefined;
  /** The same in small letters, where that is less to say. */
  readonly lowered?: string | undefined;
  /** The key of the parameter it is. */
  readonly bind?: number | undefined;
  /** Of typeof(x): x, and the one class it has where it is not NULL. */
  readonly classOf?: { readonly value: Emitted; readonly name: string } | undefined;
  /** The elements of a row value. */
  readonly row?: readonly Emitted[] | undefined;
}

/** How many digits a JSON function writes of a real. */
export type JsonDigits = 15 | 17;

/** Types that a value of an undecided class can be passed on as; numbers and truths are computed. */
const KEEPS_CLASS: ReadonlySet<StaticType> = new Set(['text', 'blob', 'any', 'row']);

type Extra = Partial<Omit<Emitted, 'sql' | 'type'>>;

/** An expression made of parts: what can be NULL, volatile or bytewise in a part is so in the whole, unless said otherwise. */
export function emitted(sql: string, type: StaticType, parts: readonly Emitted[] = [], extra: Extra = {}): Emitted {
  return {
    sql,
    type,
    precedence: PRECEDENCE.atom,
    affinity: 'none',
    nullable: parts.some((part) => part.nullable),
    collation: undefined,
    explicitCollation: false,
    bytewise: type === 'text' && parts.some((part) => part.bytewise),
    volatility: worstVolatility(parts),
    ...(KEEPS_CLASS.has(type) ? { undecided: parts.find((part) => part.undecided)?.undecided } : {}),
    ...((type === 'real' || type === 'number' || type === 'any') && parts.some((part) => part.unbounded)
      ? { unbounded: true }
      : {}),
    ...extra,
  };
}

/** Whether it is a text that SQLite takes for no number, whatever the row. */
export function isNoNumber({ type, form, notNumeric }: Emitted): boolean {
  return type === 'text' && (notNumeric === true || (form !== undefined && form !== 'digits'));
}

/** The SQL of an operand: in parentheses where it binds more loosely than `precedence`. */
export function operand(part: Emitted, precedence: number): string {
  return part.precedence < precedence ? `(${part.sql})` : part.sql;
}

/** `left operator right`, left-associative; the right side is put in parentheses at the same precedence. */
export function infix(left: Emitted, operator: string, right: Emitted, precedence: number): string {
  return `${operand(left, precedence)} ${operator} ${operand(right, precedence + 1)}`;
}

/** The least steady of the parts. */
export function worstVolatility(parts: readonly Emitted[]): Volatility {
  if (parts.some((part) => part.volatility === 'volatile')) return 'volatile';
  return parts.some((part) => part.volatility === 'stable') ? 'stable' : 'immutable';
}

/** `x::type`. */
export function castSql(part: Emitted, type: string): string {
  return `${operand(part, PRECEDENCE.cast)}::${type}`;
}
