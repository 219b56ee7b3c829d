import type { Stmt } from './parse.js';
import type { Scope } from './scope.js';

/** The scope once a statement has run. */
export function scopeAfter(scope: Scope, _statement: Stmt, _source: string): Scope {
  return scope;
}
