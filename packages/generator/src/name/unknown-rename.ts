import { scopeOfSpec, viewColumnNames } from '@lite2pg/dialect';
import { type Config, type Finding, makeFinding, type Spec, type Subject } from '@lite2pg/spec';

/**
 * A finding for each rename of the config that no table, view or column of the source has the name for: most likely it
 * is misspelt. A view whose columns are not known may have any.
 */
export function findUnknownRenames(spec: Spec, { renames }: Config): Finding[] {
  const relations = [...spec.tables, ...spec.views];
  const tables = new Set(relations.map(({ name }) => name));
  const isColumn = renames?.columns ? columnTest(spec) : () => true;
  return [
    ...Object.keys(renames?.tables ?? {}).flatMap((name) =>
      tables.has(name) ? [] : [unknown({ kind: 'table', name })],
    ),
    ...Object.keys(renames?.columns ?? {}).flatMap((name) =>
      isColumn(name) ? [] : [unknown({ kind: 'column', name })],
    ),
  ];
}

/** Whether a `table.column` is there. */
function columnTest(spec: Spec): (name: string) => boolean {
  const scope = scopeOfSpec(spec);
  const views = spec.views.map((view) => ({
    name: view.name,
    columns: viewColumnNames({ view, scope }) ?? view.columns,
  }));
  const columns = new Set(
    [
      ...spec.tables.map((table) => ({ name: table.name, columns: table.columns.map(({ name }) => name) })),
      ...views,
    ].flatMap(({ name, columns = [] }) => columns.map((column) => `${name}.${column}`)),
  );
  const open = views.filter((view) => view.columns === undefined);
  return (name) => columns.has(name) || open.some((view) => name.startsWith(`${view.name}.`));
}

function unknown(subject: Subject): Finding {
  const message = `the config renames it, but the source has no such ${subject.kind}`;
  return makeFinding('warning', 'unknown-rename', { subject, message });
}
