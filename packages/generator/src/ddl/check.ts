import { translateExpression, type Translation } from '@lite2pg/dialect';
import type { Statement, Subject, Table, TargetTable } from '@lite2pg/spec';
import { addConstraint, dropConstraint, renameConstraint, validateConstraint } from './constraint.js';
import type { DdlContext } from './ddl-context.js';
import { formatIdentifier } from '../name/identifier.js';
import { choosePostgresName } from '../name/postgres-name.js';
import { readNames } from '../sql/token.js';
import { sourceText, translate } from '../target/translation.js';

/** A CHECK constraint of the target. */
export interface CheckDdl {
  /** Unquoted. */
  readonly name: string;
  /** `CHECK (…)`. */
  readonly condition: string;
  /** `CONSTRAINT name CHECK (…)`. */
  readonly definition: string;
  /** The one column it is about, if PostgreSQL then chooses its very name; as in the source. */
  readonly column: string | undefined;
  /** Rows break it: for review it is made NOT VALID. */
  readonly notValid: boolean;
  readonly subject: Subject;
}

/** The checks of a table that PostgreSQL can say, in the order of the source. */
export function translateChecks({ scope, gathered }: DdlContext, source: Table, table: TargetTable): CheckDdl[] {
  return (source.checks ?? []).flatMap(({ name: ownName, expression, notValid = false }, at) => {
    const subject: Subject = { kind: 'check', name: ownName ?? sourceText(expression), table: source.name };
    const without = 'the table does not have this check';
    const ask = (sql: string): Translation => translateExpression({ sql, scope, table: source.name, use: 'check' });
    const condition = translate(expression, { subject, without, ask }, gathered);
    if (condition === null) return [];
    const name = table.checkNames[at]!;
    const check = `CHECK (${condition})`;
    const column = onlyColumn(table, condition, name);
    return [
      {
        name,
        condition: check,
        definition: `CONSTRAINT ${formatIdentifier(name)} ${check}`,
        column,
        notValid,
        subject,
      },
    ];
  });
}

/** Statements that add a check to an existing table: NOT VALID, which locks but a moment, and its validation. */
export function createCheck(table: TargetTable, check: CheckDdl): Statement[] {
  return [createCheckNotValid(table, check), validateConstraint({ table, ...check })];
}

/** The statement that adds a check for new rows only. */
export function createCheckNotValid(table: TargetTable, { name, condition, subject }: CheckDdl): Statement {
  return addConstraint({ table, name, subject }, `${condition} NOT VALID`, 'check');
}

/** Statements that rename a check, and validate it. PostgreSQL alters no condition: the check is dropped and added. */
export function alterCheck(
  table: TargetTable,
  { from, to }: { readonly from: CheckDdl; readonly to: CheckDdl },
): Statement[] {
  return [
    ...renameConstraint({ table, name: from.name, subject: to.subject }, to.name),
    ...(from.notValid && !to.notValid ? [validateConstraint({ table, ...to })] : []),
  ];
}

/** The statement that drops a check. */
export function dropCheck(table: TargetTable, { name, subject }: CheckDdl): Statement {
  return dropConstraint({ table, name, subject });
}

/** PostgreSQL names a check after its column if it has only one. */
function onlyColumn(table: TargetTable, condition: string, name: string): string | undefined {
  const names = readNames(condition);
  const [only, ...more] = table.columns.filter((column) => names.has(column.name));
  if (!only || more.length > 0) return undefined;
  const implied = choosePostgresName({ table: table.name, columns: [only.name], label: 'check' });
  return name === implied ? only.source : undefined;
}
