import { Lite2pgError, type TargetColumn, type TargetTable } from '@lite2pg/spec';

/** A table's column by its name in the source; throws `bad-document` if the spec names one that is not there. */
export function pickColumn({ source, columns }: Pick<TargetTable, 'source' | 'columns'>, name: string): TargetColumn {
  const column = columns.find((candidate) => candidate.source === name);
  if (column) return column;
  throw new Lite2pgError('bad-document', {
    message: `generate "${source}": a key or index names the column "${name}", which the table does not have; correct the spec`,
    subject: `"${source}"."${name}"`,
  });
}

/** Columns of a table, given by their names in the source, as a list in SQL. */
export function listColumns(table: Pick<TargetTable, 'source' | 'columns'>, names: readonly string[]): string {
  return names.map((name) => pickColumn(table, name).sql).join(', ');
}
