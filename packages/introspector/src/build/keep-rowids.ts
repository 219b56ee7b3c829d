import { scopeOfSpec, translateTrigger, translateView } from '@lite2pg/dialect';
import type { Column, Spec, Table } from '@lite2pg/spec';
import { foldName, sameName, tokenize, unquote } from '@lite2pg/syntax';

/** SQLite's names for the number of a row, whatever its columns are. */
const ROWID_NAMES: readonly string[] = ['rowid', '_rowid_', 'oid'];

/**
 * The same spec with a column for SQLite's row number on every table that has none and whose number a view or trigger
 * names: one that is translated with it, and is not without.
 */
export function keepRowids(spec: Spec): Spec {
  const statements = statementsOf(spec).filter(({ words }) => ROWID_NAMES.some((name) => words.has(name)));
  let kept = spec;
  for (const { words, translates } of statements) {
    const candidates = kept.tables.filter((table) => isWithout(table) && words.has(foldName(table.name)));
    if (candidates.length === 0 || translates(kept) || !translates(withRowids(kept, candidates))) continue;
    const needed = candidates.filter(
      (table) =>
        !translates(
          withRowids(
            kept,
            candidates.filter((other) => other !== table),
          ),
        ),
    );
    kept = withRowids(kept, needed);
  }
  // What reads a view that is translated now may be next.
  return kept === spec ? kept : keepRowids(kept);
}

interface Statement {
  /** Its words, folded; the names of tables among them. */
  readonly words: ReadonlySet<string>;
  readonly translates: (spec: Spec) => boolean;
}

function statementsOf({ views, triggers }: Spec): Statement[] {
  return [
    ...views.map((view): Statement => ({
      words: wordsOf('sqlite' in view.query ? view.query.sqlite : ''),
      translates: (spec) => translateView({ view, scope: scopeOfSpec(spec), target: 'v' }).sql !== null,
    })),
    ...triggers.map((trigger): Statement => ({
      words: wordsOf(
        [trigger.body, ...(trigger.when ? [trigger.when] : [])]
          .map((part) => ('sqlite' in part ? part.sqlite : ''))
          .join(' '),
      ).add(foldName(trigger.table)),
      translates: (spec) => translateTrigger({ trigger, scope: scopeOfSpec(spec) }).sql !== null,
    })),
  ];
}

function wordsOf(sql: string): Set<string> {
  const named = tokenize(sql).filter(({ kind }) => kind === 'word' || kind === 'quoted');
  return new Set(named.map((token) => foldName(unquote(token))));
}

/** Whether the rows have a number that no column shows, and its name is free. */
function isWithout({ columns, withoutRowid, virtual }: Table): boolean {
  const isNumbered = columns.some(({ identity }) => identity !== undefined);
  return !isNumbered && withoutRowid !== true && !virtual && !columns.some(({ name }) => sameName(name, ROWID.name));
}

function withRowids(spec: Spec, tables: readonly Table[]): Spec {
  return { ...spec, tables: spec.tables.map((table) => (tables.includes(table) ? withRowid(table) : table)) };
}

const ROWID: Column = {
  name: 'rowid',
  type: { kind: 'integer', bits: 64 },
  declared: 'INTEGER',
  nullable: false,
  identity: 'by-default',
  hidden: true,
};

function withRowid(table: Table): Table {
  const key = { columns: [ROWID.name] };
  const columns = [...table.columns, ROWID];
  return table.primaryKey
    ? { ...table, columns, uniques: [...(table.uniques ?? []), key] }
    : { ...table, columns, primaryKey: key };
}
