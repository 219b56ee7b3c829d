import { quoteLiteral } from '@lite2pg/spec';
import { fitsInteger, type Constant } from '../sql/constant.js';
import { clockSql, refuse, type Context } from '../context/context.js';
import { emitConstant } from '../value/convert.js';
import { emitted, PRECEDENCE, type Emitted } from '../sql/emitted.js';
import type { Expr } from '../parse/parse.js';

type Node<K extends Expr['type']> = Extract<Expr, { type: K }>;

/** A number: hexadecimal as the signed 64-bit integer SQLite takes it for, integers over 64 bits as reals. */
export function emitNumber(node: Node<'NumericLiteral'>): Emitted {
  return emitConstant(numberConstant(node, false));
}

/** The number that a numeric literal stands for; with the minus sign before it, so that the smallest integer is one. */
export function numberConstant(node: Node<'NumericLiteral'>, negative: boolean): Constant {
  const text = node.value.replaceAll('_', '');
  if (text.startsWith('0x') || text.startsWith('0X')) {
    const bits = BigInt(text);
    if (bits >= 1n << 64n) return refuse(node, 'hex-literal', `${node.value} has more than 64 bits`);
    const signed = BigInt.asIntN(64, bits);
    return { kind: 'integer', value: negative ? BigInt.asIntN(64, -signed) : signed };
  }
  if (isDigits(text)) {
    const value = negative ? -BigInt(text) : BigInt(text);
    if (fitsInteger(value)) return { kind: 'integer', value };
    return { kind: 'real', value: Number(value) };
  }
  return { kind: 'real', value: negative ? -Number(text) : Number(text) };
}

function isDigits(text: string): boolean {
  return Array.from(text).every((char) => char >= '0' && char <= '9');
}

/** A string. */
export function emitString(node: Node<'StringLiteral'>): Emitted {
  return emitConstant({ kind: 'text', value: node.value });
}

/** A blob: x'00ff' as bytea. */
export function emitBlob(node: Node<'BlobLiteral'>): Emitted {
  return emitConstant({ kind: 'blob', value: node.bytes });
}

const NOW_FORMAT = {
  CurrentDateLiteral: 'YYYY-MM-DD',
  CurrentTimeLiteral: 'HH24:MI:SS',
  CurrentTimestampLiteral: 'YYYY-MM-DD HH24:MI:SS',
} as const;

/** CURRENT_DATE, CURRENT_TIME and CURRENT_TIMESTAMP: texts, in UTC. */
export function emitNow(context: Context, node: { readonly type: keyof typeof NOW_FORMAT }): Emitted {
  const sql = `to_char(${clockSql(context)} AT TIME ZONE 'UTC', ${quoteLiteral(NOW_FORMAT[node.type])})`;
  const form = {
    CurrentDateLiteral: 'date',
    CurrentTimeLiteral: 'time',
    CurrentTimestampLiteral: 'datetime',
  } as const;
  return emitted(sql, 'text', [], { volatility: 'stable', form: form[node.type], clock: true });
}

/** A parameter; its type is settled by what stands beside it. */
export function emitVariable(context: Context, node: Node<'VariableExpr'>): Emitted {
  if (context.use !== 'select') return refuse(node, 'parameter', 'a stored expression cannot contain a parameter');
  return emitted('', 'bind', [], {
    bind: context.binds.keyOf(node.name, node.span.offset),
    nullable: true,
    precedence: PRECEDENCE.cast,
  });
}
