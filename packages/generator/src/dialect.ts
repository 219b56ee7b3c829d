import type { ColumnType, StoredAs } from '@lite2pg/spec';
export interface ScopeColumn {
  readonly name: string;
  readonly target: string;
  readonly type: ColumnType;
  readonly declared?: string | undefined;
  readonly stored?: StoredAs | undefined;
  readonly collation?: string | undefined;
  readonly nullable: boolean;
  readonly generated?: boolean | undefined;
  readonly hasDefault?: boolean | undefined;
}
export interface ScopeTable {
  readonly name: string;
  readonly target: string;
  readonly columns: readonly ScopeColumn[];
  readonly primaryKey?: readonly string[] | undefined;
  readonly rowid?: string | undefined;
  readonly uniques?: readonly (readonly string[])[] | undefined;
}
export interface ScopeView {
  readonly name: string;
  readonly target: string;
  readonly columns?: readonly string[] | undefined;
  readonly query: string;
}
export interface ScopeTrigger {
  readonly name: string;
  readonly table: string;
  readonly event: 'insert' | 'update' | 'delete';
}
export interface Scope {
  readonly tables: readonly ScopeTable[];
  readonly views?: readonly ScopeView[] | undefined;
  readonly triggers?: readonly ScopeTrigger[] | undefined;
  readonly compatSchema?: string | undefined;
}
export interface DialectFinding {
  readonly code: string;
  readonly severity: 'note' | 'refused';
  readonly message: string;
  readonly suggestion?: string;
}
export interface Translation {
  readonly sql: string | null;
  readonly findings: readonly DialectFinding[];
  readonly compat: readonly string[];
  readonly immutable: boolean;
}
const refused: Translation = {
  sql: null,
  findings: [{ code: 'pending', severity: 'refused', message: 'translation is not linked yet' }],
  compat: [],
  immutable: true,
};
export function translateExpression(_: { sql: string; scope: Scope; table: string; use: string }): Translation {
  return refused;
}
export function translateDefault(_: { sql: string; column: ScopeColumn; scope: Scope }): Translation {
  return refused;
}
export function translateView(_: { sql: string; scope: Scope }): Translation {
  return refused;
}
