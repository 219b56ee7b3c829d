import { translateExpression, type Translation } from '@lite2pg/dialect';
import type { Subject, Table } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { formatIdentifier } from './identifier.js';
import type { TargetTable } from './target.js';
import { sourceText, translate } from './translation.js';

/** A CHECK constraint of the target. */
export interface CheckDdl {
  /** Unquoted. */
  readonly name: string;
  /** `CONSTRAINT name CHECK (…)`. */
  readonly definition: string;
  readonly subject: Subject;
}

/** The checks of a table that PostgreSQL can say, in the order of the source. */
export function translateChecks({ scope, gathered }: DdlContext, source: Table, table: TargetTable): CheckDdl[] {
  return (source.checks ?? []).flatMap(({ name: ownName, expression }, at) => {
    const subject: Subject = { kind: 'check', name: ownName ?? sourceText(expression), table: source.name };
    const without = 'the table is without this check';
    const ask = (sql: string): Translation => translateExpression({ sql, scope, table: source.name, use: 'check' });
    const condition = translate(expression, { subject, without, ask }, gathered);
    if (condition === null) return [];
    const name = table.checkNames[at]!;
    return [{ name, definition: `CONSTRAINT ${formatIdentifier(name)} CHECK (${condition})`, subject }];
  });
}
