import { scopeOfSpec, viewColumnNames } from '@lite2pg/dialect';
import type { Config, Finding, Spec, Subject } from '@lite2pg/spec';
import { makeFinding } from '../finding.js';

/**
 * A finding for each rename of the config that no table, view or column of the source has the name for: most likely it
 * is misspelt.
 */
export function findUnknownRenames(spec: Spec, { renames }: Config): Finding[] {
  const relations = [...spec.tables, ...spec.views];
  const tables = new Set(relations.map(({ name }) => name));
  const columns = renames?.columns ? columnsOf(spec) : new Set<string>();
  return [
    ...Object.keys(renames?.tables ?? {}).flatMap((name) =>
      tables.has(name) ? [] : [unknown({ kind: 'table', name })],
    ),
    ...Object.keys(renames?.columns ?? {}).flatMap((name) =>
      columns.has(name) ? [] : [unknown({ kind: 'column', name })],
    ),
  ];
}

function columnsOf(spec: Spec): ReadonlySet<string> {
  const scope = scopeOfSpec(spec);
  return new Set([
    ...spec.tables.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`)),
    ...spec.views.flatMap((view) =>
      (viewColumnNames({ view, scope }) ?? view.columns ?? []).map((name) => `${view.name}.${name}`),
    ),
  ]);
}

function unknown(subject: Subject): Finding {
  const message = `the config renames it, and the source has no such ${subject.kind}`;
  return makeFinding('attention', 'unknown-rename', { subject, message });
}
