import { quoteLiteral } from '@lite2pg/spec';
import { note, refuse, type Context } from '../context/context.js';
import { asText } from '../value/convert.js';
import { emitDelete } from '../statement/delete.js';
import { emitCompare } from '../expression/emit-compare.js';
import { emitExpression } from '../expression/emit-expression.js';
import { emitCondition } from '../expression/emit-logic.js';
import { emitFrom } from '../query/from.js';
import { emitInsert } from '../statement/insert.js';
import type { Expr, Select, SelectFrom, TriggerCmd } from '../parse/parse.js';
import { emitQuery } from '../query/query.js';
import { emitUpdate } from '../statement/update.js';

type Raise = Extract<Expr, { type: 'RaiseExpr' }>;

/** The statement that RAISE(IGNORE) becomes. */
export interface OnIgnore {
  /** The row is skipped, or what was done stays done and only the trigger ends. */
  readonly ignored: 'row' | 'trigger';
  /** The statements that leave the function. */
  readonly leave: string;
}

/** The statements of a trigger as statements of plpgsql, one a line. */
export function emitTriggerBody(
  context: Context,
  commands: readonly TriggerCmd[],
  ignore: OnIgnore,
): readonly string[] {
  return commands.flatMap((command) => emitCommand(context, command, ignore));
}

function emitCommand(context: Context, command: TriggerCmd, ignore: OnIgnore): readonly string[] {
  const { span } = command;
  switch (command.type) {
    case 'InsertTriggerCmd': {
      const { orConflict, tblName, colNames: columns, select, upsert } = command;
      const body = { type: 'SelectInsertBody', select, upsert, span } as const;
      return [
        `${emitInsert(context, { with: undefined, orConflict, tblName, columns, body, returning: undefined, span })};`,
      ];
    }
    case 'UpdateTriggerCmd': {
      const { orConflict, tblName, sets, from, whereClause } = command;
      const rest = { with: undefined, returning: undefined, orderBy: undefined, limit: undefined };
      return [`${emitUpdate(context, { ...rest, orConflict, tblName, sets, from, whereClause, span })};`];
    }
    case 'DeleteTriggerCmd': {
      const rest = { with: undefined, returning: undefined, orderBy: undefined, limit: undefined };
      return [`${emitDelete(context, { ...rest, tblName: command.tblName, whereClause: command.whereClause, span })};`];
    }
    case 'SelectTriggerCmd':
      return emitSelect(context, command.select, ignore);
  }
}

/** SELECT RAISE(…) WHERE … and SELECT CASE WHEN … THEN RAISE(…) END become IF; any other SELECT is run for nothing. */
function emitSelect(context: Context, select: Select, ignore: OnIgnore): readonly string[] {
  const { select: core } = select;
  const [column] = core.type === 'SelectFrom' ? core.columns : [];
  const expr = column?.type === 'ExprResultColumn' ? column.expr : undefined;
  const isRaise =
    expr?.type === 'RaiseExpr' ||
    (expr?.type === 'CaseExpr' && expr.whenThenPairs.some((pair) => pair.then.type === 'RaiseExpr'));
  if (!isRaise) {
    note(context, select, { code: 'select-in-trigger', message: 'the trigger has a SELECT whose rows nobody reads' });
    return [`PERFORM * FROM (${emitQuery(context, select, { exact: true }).sql}) AS nobody;`];
  }
  if (
    core.type !== 'SelectFrom' ||
    core.columns.length !== 1 ||
    select.compounds ||
    core.groupBy ||
    select.with ||
    select.limit
  ) {
    return refuse(select, 'raise-form', 'RAISE is in a SELECT that does more than test a condition');
  }
  if (expr.type === 'RaiseExpr')
    return [conditional(raisedWhen(context, core, undefined), raise(context, expr, ignore))];
  return raisedByCase(context, core, expr, ignore);
}

function conditional(condition: string | undefined, action: string): string {
  return condition === undefined ? action : `IF ${condition} THEN ${action} END IF;`;
}

/** The condition under which a row of the SELECT raises: WHERE, and `also` of that row. */
function raisedWhen(
  context: Context,
  core: SelectFrom,
  also: ((inner: Context) => string) | undefined,
): string | undefined {
  if (!core.from) {
    const where = core.whereClause ? emitCondition(context, core.whereClause).sql : undefined;
    const extra = also?.(context);
    return where !== undefined && extra !== undefined ? `(${where}) AND (${extra})` : (where ?? extra);
  }
  const from = emitFrom(context, core.from, { qualify: true, ordinal: false });
  const inner: Context = { ...context, frame: { sources: from.sources, aliases: new Map(), parent: context.frame } };
  const parts = [
    ...(core.whereClause ? [emitCondition(inner, core.whereClause).sql] : []),
    ...(also ? [also(inner)] : []),
  ];
  return `EXISTS (SELECT 1 FROM ${from.sql}${parts.length === 0 ? '' : ` WHERE (${parts.join(') AND (')})`})`;
}

function raisedByCase(
  context: Context,
  core: SelectFrom,
  node: Extract<Expr, { type: 'CaseExpr' }>,
  ignore: OnIgnore,
): readonly string[] {
  if (node.elseExpr?.type === 'RaiseExpr')
    return refuse(node, 'raise-form', 'RAISE is in an ELSE', 'a WHEN of its own');
  const branches = node.whenThenPairs.map(({ when, then }) => {
    const test = (inner: Context): string =>
      node.base
        ? emitCompare(inner, when, '=', emitExpression(inner, node.base), emitExpression(inner, when)).sql
        : emitCondition(inner, when).sql;
    return {
      condition: raisedWhen(context, core, test) ?? 'true',
      action: then.type === 'RaiseExpr' ? raise(context, then, ignore) : 'NULL;',
    };
  });
  if (core.from && branches.length > 1)
    return refuse(node, 'raise-form', 'RAISE is in a CASE with several WHEN over the rows of a table');
  const chain = branches.map(
    ({ condition, action }, index) => `${index === 0 ? 'IF' : 'ELSIF'} ${condition} THEN ${action}`,
  );
  return [`${chain.join(' ')} END IF;`];
}

function raise(context: Context, node: Raise, ignore: OnIgnore): string {
  if (node.resolve === 'Ignore') {
    if (ignore.ignored === 'trigger') {
      note(context, node, {
        code: 'raise-ignore',
        message: 'RAISE(IGNORE) ends this trigger; triggers that come after it still run',
      });
    }
    return ignore.leave;
  }
  if (node.resolve === 'Rollback' || node.resolve === 'Fail') {
    note(context, node, {
      code: 'raise-rollback',
      message: `RAISE(${node.resolve.toUpperCase()}) aborts the statement here; whether the transaction goes on is up to the application`,
    });
  }
  if (!node.message) return refuse(node, 'raise-form', 'RAISE has no message');
  const { constant, sql } = asText(context, node.message, emitExpression(context, node.message));
  const message = constant?.kind === 'text' ? quoteLiteral(constant.value) : `COALESCE(${sql}, '')`;
  return `RAISE EXCEPTION USING MESSAGE = ${message}, ERRCODE = 'raise_exception';`;
}
