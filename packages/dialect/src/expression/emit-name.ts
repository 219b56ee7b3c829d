import { note, refuse, sourceOf, type Context } from '../context/context.js';
import { emitConstant } from '../value/convert.js';
import { emitExpression } from './emit-expression.js';
import { type Emitted } from '../sql/emitted.js';
import { resolveName, type Resolution } from '../context/names.js';
import type { Expr, Spanned } from '../parse/parse.js';
import { emitRowPlace } from './row-place.js';

/** A name that stands alone: a column, a result column's alias, TRUE or FALSE, or (double-quoted) a string. */
export function emitIdentifier(context: Context, node: Spanned, name: string): Emitted {
  const found = resolveName(context.frame, name);
  if (found.kind !== 'none') return emitResolution(context, node, name, found);
  const written = sourceOf(context, node);
  if (written.startsWith('"')) return emitQuotedString(context, node, name);
  const word = written.toLowerCase();
  if (word === 'true' || word === 'false') return emitConstant({ kind: 'integer', value: word === 'true' ? 1n : 0n });
  return refuse(node, 'no-such-column', `there is no column ${name} here`);
}

/** A column with its table: `t.x`, `main.t.x`. */
export function emitQualified(context: Context, node: Extract<Expr, { type: 'QualifiedExpr' }>): Emitted {
  const name = `${node.table.text}.${node.column.text}`;
  const found = resolveName(context.frame, node.column.text, node.table.text);
  if (found.kind === 'none') return refuse(node, 'no-such-column', `there is no column ${name} here`);
  return emitResolution(context, node, name, found);
}

function emitResolution(
  context: Context,
  node: Spanned,
  name: string,
  found: Exclude<Resolution, { kind: 'none' }>,
): Emitted {
  switch (found.kind) {
    case 'column':
      return found.value;
    case 'alias':
      return emitExpression(context, found.expression);
    case 'ambiguous':
      return refuse(node, 'ambiguous-column', `${name} could be a column of several tables`);
    case 'shadowed':
      return refuse(
        node,
        'shadowed-table',
        `${name} is a column of an outer query, and ${found.table} is the name of another table here`,
        'another alias',
      );
    case 'left-out':
      return refuse(node, 'column-left-out', `the column ${name} is left out on the target`);
    case 'no-rowid':
      return emitRowPlace(context, node, found.source);
  }
}

function emitQuotedString(context: Context, node: Spanned, name: string): Emitted {
  note(context, node, {
    code: 'double-quoted-string',
    message: `"${name}" is not a column, so SQLite takes it as a string; PostgreSQL would look for the column`,
    suggestion: `'${name.replaceAll("'", "''")}'`,
  });
  return emitConstant({ kind: 'text', value: name });
}
