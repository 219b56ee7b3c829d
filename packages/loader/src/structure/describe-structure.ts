import { counted, quoteIdentifier, quoteLiteral, type Finding, type FindingCode, type Subject } from '@lite2pg/spec';
import type { Difference, WantedObject } from './compare-structure.js';
import { COLUMNS_DIFFER } from './without-repeated.js';

/** Characters of a definition that a message has at the most; the whole of it is in the finding's SQL. */
const SHOWN = 160;
/** Characters before the first difference of two long definitions that are shown with it. */
const BEFORE = 30;
/** Objects that are named of those that could not be compared. */
const NAMED = 5;

/** Findings for the differences of a structure; those that nobody can judge share a note. */
export function describeStructure(differences: readonly Difference[], schema: string): Finding[] {
  const unknown = differences.flatMap((difference) => (difference.kind === 'unknown' ? [difference.object] : []));
  return [
    ...differences.flatMap((difference): Finding[] => {
      if (difference.kind === 'unknown') return [];
      return [difference.kind === 'missing' ? missing(difference.object) : changed(difference, schema)];
    }),
    ...(unknown.length === 0 ? [] : [notCompared(unknown, schema)]),
  ];
}

function missing({ kind, name, subject, sql, made }: WantedObject): Finding {
  const definition = sql ?? made?.facts['definition'];
  const was = typeof definition === 'string' ? `; it was created as: ${shorten(oneLine(definition))}` : '';
  const what = kind === 'helper' ? `the helper ${quoteIdentifier(name)} ` : '';
  const code = kind === 'column' ? COLUMNS_DIFFER : 'structure-missing';
  return finding(code, subject, `${what}is missing on the target${was}`, definition);
}

function changed({ object, fact, made, found }: Extract<Difference, { kind: 'changed' }>, schema: string): Finding {
  const { kind, name, subject, on } = object;
  const relation = `${quoteIdentifier(schema)}.${quoteIdentifier(on)}`;
  if (typeof made === 'boolean')
    return finding('structure-differs', subject, LOST[fact]?.(relation, name) ?? `${fact} no more`);
  const about = subjectOf(subject, fact);
  const what = kind === 'helper' ? `the helper ${quoteIdentifier(name)} ` : OF_OBJECT.has(fact) ? `its ${fact} ` : '';
  if (found === null || typeof found === 'boolean') {
    const message = `${what}is missing on the target; it was created as ${shorten(oneLine(made ?? ''))}`;
    return finding('structure-missing', about, message, made);
  }
  const [is, was] = excerpts(oneLine(found), oneLine(made ?? ''));
  const code = fact === 'type' ? COLUMNS_DIFFER : 'structure-differs';
  return finding(code, about, `${what}is ${is}, it was created as ${was}`, made);
}

/** Facts that are called by their names. */
const OF_OBJECT: ReadonlySet<string> = new Set(['function', 'collation', 'identity']);

/** The meaning of a fact that is no longer true, and what restores it. */
const LOST: Readonly<Record<string, (relation: string, name: string) => string>> = {
  isLogged: (relation) => `is unlogged, so a crash of the server empties it; run: ALTER TABLE ${relation} SET LOGGED`,
  isNotNull: (relation, name) =>
    `allows NULL, it was created NOT NULL; to restore it: ALTER TABLE ${relation} ALTER ${quoteIdentifier(name)} SET NOT NULL`,
  isValid: (relation) => `is not valid any more; look at \\d ${relation} in psql`,
  isEnforced: (relation) =>
    `is not enforced, because its triggers are disabled; to restore it: ALTER TABLE ${relation} ENABLE TRIGGER ALL`,
  isEnabled: (relation, name) =>
    `is disabled, it was created enabled; to restore it: ALTER TABLE ${relation} ENABLE TRIGGER ${quoteIdentifier(name)}`,
};

/** A default and what a column is computed from are subjects of their own. */
function subjectOf(subject: Subject, fact: string): Subject {
  return fact === 'default' || fact === 'generated' ? { ...subject, kind: fact } : subject;
}

function notCompared(objects: readonly WantedObject[], schema: string): Finding {
  const names = objects.slice(0, NAMED).map(({ kind, on, name }) => `${kind} ${on === name ? '' : `${on}.`}${name}`);
  const more = objects.length > NAMED ? ` and ${objects.length - NAMED} more` : '';
  return {
    code: 'structure-not-compared',
    severity: 'note',
    subject: { kind: 'database', name: schema },
    message: `the server has another version than when the schema was created, and prints ${counted(objects.length, 'definition')} differently (${names.join(', ')}${more}): whether somebody changed them was not compared`,
  };
}

/** A finding for a sequence whose next number is in use, or was given before. */
export function sequenceBehind(
  { subject, on, name }: Pick<WantedObject, 'subject' | 'on' | 'name'>,
  { next, last, schema }: { readonly next: string; readonly last: string; readonly schema: string },
): Finding {
  const relation = quoteLiteral(`${quoteIdentifier(schema)}.${quoteIdentifier(on)}`);
  const set = `SELECT setval(pg_get_serial_sequence(${relation}, ${quoteLiteral(name)}), ${last})`;
  return finding(
    'sequence-behind',
    subject,
    `gives ${next} next, and numbers up to ${last} are in use or were given before; run: ${set}`,
  );
}

function finding(code: FindingCode, subject: Subject, message: string, sql?: string | boolean | null): Finding {
  return { code, severity: 'warning', subject, message, ...(typeof sql === 'string' && { sql }) };
}

/** Two texts, long ones from where they differ. */
function excerpts(a: string, b: string): readonly [string, string] {
  if (a.length <= SHOWN && b.length <= SHOWN) return [a, b];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - BEFORE);
  const cut = (text: string): string => `${from > 0 ? '…' : ''}${shorten(text.slice(from))}`;
  return [cut(a), cut(b)];
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
