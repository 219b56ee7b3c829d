import { translateView, type Translation } from '@lite2pg/dialect';
import { makeFinding, type Statement, type TargetView, type View } from '@lite2pg/spec';
import type { DdlContext } from './ddl-context.js';
import { formatIdentifier } from '../name/identifier.js';
import { orderByNeeds } from '../target/needs-order.js';
import { readNames } from '../sql/token.js';
import { sourceText, translate } from '../target/translation.js';
import { dropSelfAliases } from '../sql/unqualify.js';

/** Statements that make the views, each after those it reads; a view that reads one that cannot be made is left out. */
export function createViews(context: DdlContext): Statement[] {
  const created = context.spec.views.flatMap((view, at) => createView(context, view, context.target.views[at]!));
  const made = new Set<string>();
  const ordered = orderByNeeds(created, { nameOf: ({ target }) => target.name, needsOf: ({ needs }) => needs });
  return ordered.flatMap(({ view, target, needs, sql }) => {
    const subject = { kind: 'view', name: view.name } as const;
    const missing = context.target.views.find(({ name }) => needs.has(name) && name !== target.name && !made.has(name));
    if (missing) {
      const message = `reads the view "${missing.source}", which is left out: it is left out too`;
      const original = sourceText(view.query);
      context.gathered.findings.push(makeFinding('warning', 'needs-view', { subject, message, sql: original }));
      return [];
    }
    made.add(target.name);
    return [{ phase: 'view', sql, subject, object: { kind: 'view', on: target.name, name: target.name } }];
  });
}

/** Statements that rename a view and its columns. Another query: `CREATE OR REPLACE` takes more columns only, so it is dropped and made. */
export function alterView(from: TargetView, to: TargetView): Statement[] {
  const rename = (sql: string): Statement => ({ phase: 'rename', sql, subject: { kind: 'view', name: to.source } });
  const own = from.name === to.name ? [] : [rename(`ALTER VIEW ${from.sql} RENAME TO ${formatIdentifier(to.name)}`)];
  const columns = (from.columns ?? []).flatMap((name, at) => {
    const other = to.columns?.[at] ?? name;
    if (other === name) return [];
    return [rename(`ALTER VIEW ${to.sql} RENAME COLUMN ${formatIdentifier(name)} TO ${formatIdentifier(other)}`)];
  });
  return [...own, ...columns];
}

/** The statement that drops a view. PostgreSQL refuses it while another view reads it. */
export function dropView({ sql, source }: TargetView): Statement {
  return { phase: 'drop', sql: `DROP VIEW ${sql}`, subject: { kind: 'view', name: source } };
}

interface CreatedView {
  readonly view: View;
  readonly target: TargetView;
  readonly sql: string;
  /** The names on the target that its query may read from. */
  readonly needs: ReadonlySet<string>;
}

function createView(
  { target, scope, gathered }: DdlContext,
  view: View,
  { columns, ...self }: TargetView,
): CreatedView[] {
  const ask = (): Translation => translateView({ view, scope, target: self.sql, columns });
  const request = { subject: { kind: 'view', name: view.name }, without: 'the view is left out', ask } as const;
  const sql = translate(view.query, request, gathered);
  if (sql === null) return [];
  if ('sqlite' in view.query) {
    const relations = new Set([...target.tables, ...target.views].map(({ name }) => formatIdentifier(name)));
    const plain = dropSelfAliases(sql, { schema: formatIdentifier(target.schema), relations });
    return [{ view, target: self, sql: plain, needs: readNames(plain, target.schema) }];
  }
  const list = columns === undefined ? '' : ` (${columns.map(formatIdentifier).join(', ')})`;
  return [{ view, target: self, sql: `CREATE VIEW ${self.sql}${list} AS\n${sql}`, needs: readNames(sql) }];
}
