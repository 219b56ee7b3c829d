import { bytewise, foldCase } from '../value/collate.js';
import { compatName, note, refuse, type Context } from '../context/context.js';
import { asText, textLiteral } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { emitted, operand, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import { emitEscapedLike } from './escaped-like.js';
import { globPattern } from './glob-pattern.js';
import { likeMoment } from './like-moment.js';
import type { Expr } from '../parse/parse.js';

type Like = Extract<Expr, { type: 'LikeExpr' }>;

/** LIKE, GLOB and REGEXP. LIKE folds A–Z only, which is what ILIKE does under the collation "C". */
export function emitLike(context: Context, node: Like): Emitted {
  if (node.op === 'Match') return refuse(node, 'match', 'MATCH searches a virtual table', 'a tsvector column with @@');
  const left = emitExpression(context, node.lhs);
  const right = emitExpression(context, node.rhs);
  const range = node.op === 'Like' && !node.escape ? likeMoment(context, node, left, right, node.not) : undefined;
  if (range) return range;
  const value = asText(context, node.lhs, left);
  const pattern = asText(context, node.rhs, right);
  const written = { operator: node.op, not: node.not, escape: node.escape, patternNode: node.rhs };
  return likeOf(context, node, value, pattern, written);
}

interface LikeOptions {
  readonly operator: 'Like' | 'Glob' | 'Regexp';
  readonly not: boolean;
  readonly escape?: Expr | undefined;
  /** The pattern as it is written, where it is. */
  readonly patternNode?: Expr | undefined;
}

/** The same for operands that are already texts: like() and glob() come here too. */
export function likeOf(context: Context, node: Expr, value: Emitted, pattern: Emitted, options: LikeOptions): Emitted {
  const not = options.not ? 'NOT ' : '';
  switch (options.operator) {
    case 'Like': {
      const folded = options.escape ? undefined : foldedLike(value, pattern, options.not);
      if (folded) return folded;
      const sql = `${operand(bytewise(value), PRECEDENCE.between + 1)} ${not}ILIKE ${operand(pattern, PRECEDENCE.between + 1)}`;
      if (options.escape) return emitEscapedLike(context, { node, value, pattern, sql }, options.escape, options);
      const text = pattern.constant?.kind === 'text' ? pattern.constant.value : undefined;
      // SQLite escapes nothing unless told; PostgreSQL takes the backslash.
      const escape = text !== undefined && !text.includes('\\') ? '' : " ESCAPE ''";
      return emitted(`${sql}${escape}`, 'boolean', [value, pattern], { precedence: PRECEDENCE.between });
    }
    case 'Glob':
      return emitGlob(context, value, pattern, options.not);
    case 'Regexp': {
      note(context, node, {
        code: 'regexp',
        message:
          'SQLite calls a function of the application for REGEXP; here ~ is used, with PostgreSQL’s regular expressions',
      });
      const sql = `${operand(value, PRECEDENCE.other)} ${options.not ? '!~' : '~'} ${operand(pattern, PRECEDENCE.other + 1)}`;
      return emitted(sql, 'boolean', [value, pattern], { precedence: PRECEDENCE.other });
    }
  }
}

/**
 * A literal pattern as a plain LIKE: of the text as it is where the pattern has no letter to fold, else of the text in small
 * letters. An index in the order of bytes serves either, over the column or over lower(column).
 */
function foldedLike(value: Emitted, pattern: Emitted, not: boolean): Emitted | undefined {
  const text = pattern.constant?.kind === 'text' ? pattern.constant.value : undefined;
  if (text === undefined || value.constant) return undefined;
  const bytes = value.bytewise ? value : bytewise(value);
  const subject = /[a-z]/i.test(text) ? emitted(`lower(${bytes.sql})`, 'text', [value]) : bytes;
  const escape = text.includes('\\') ? " ESCAPE ''" : '';
  const sql = `${operand(subject, PRECEDENCE.between + 1)} ${not ? 'NOT ' : ''}LIKE ${textLiteral(foldCase(text, 'lower'))}${escape}`;
  return emitted(sql, 'boolean', [value], { precedence: PRECEDENCE.between });
}

function emitGlob(context: Context, value: Emitted, pattern: Emitted, not: boolean): Emitted {
  const native = pattern.constant?.kind === 'text' ? globPattern(pattern.constant.value) : undefined;
  if (!native) {
    const call = emitted(`${compatName(context, 'glob')}(${pattern.sql}, ${value.sql})`, 'boolean', [value, pattern]);
    return not ? emitted(`NOT ${call.sql}`, 'boolean', [call], { precedence: PRECEDENCE.not }) : call;
  }
  const left = operand(value.bytewise ? value : bytewise(value), PRECEDENCE.between + 1);
  if (native.kind === 'like') {
    const sql = `${left} ${not ? 'NOT ' : ''}LIKE ${textLiteral(native.pattern)}`;
    return emitted(sql, 'boolean', [value], { precedence: PRECEDENCE.between });
  }
  const sql = `${left} ${not ? '!~' : '~'} ${textLiteral(native.pattern)}`;
  return emitted(sql, 'boolean', [value], { precedence: PRECEDENCE.other });
}
