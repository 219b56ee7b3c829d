import type { ColumnProfile, IntegerProfile, RealProfile, TextProfile, TextShapes } from '@lite2pg/spec';

/** How many values of each storage class a column has. */
export type ClassCounts = Readonly<Record<'integers' | 'reals' | 'texts' | 'blobs', number>>;

/** The counts of a column's values, NULLs aside. */
export function countClasses(values: ColumnProfile): ClassCounts {
  return {
    integers: values.integers?.count ?? 0,
    reals: values.reals?.count ?? 0,
    texts: values.texts?.count ?? 0,
    blobs: values.blobs?.count ?? 0,
  };
}

/** Has the column no value but NULLs? */
export function isEmpty(values: ColumnProfile): boolean {
  return Object.values(countClasses(values)).every((count) => count === 0);
}

/** Are there no values but those of these classes? True for none at all. */
export function hasOnly(values: ColumnProfile, ...classes: readonly (keyof ClassCounts)[]): boolean {
  const counts = countClasses(values);
  return (Object.keys(counts) as (keyof ClassCounts)[]).every((name) => counts[name] === 0 || classes.includes(name));
}

/** Has every text one of these shapes? True for no texts. */
export function textsAre(texts: TextProfile | undefined, ...shapes: readonly (keyof TextShapes)[]): boolean {
  if (!texts) return true;
  return shapes.reduce((sum, shape) => sum + (texts.shapes[shape] ?? 0), 0) === texts.count;
}

/** Is this true of every number, given how many integers and how many reals it is true of? */
export function allNumbers(
  values: ColumnProfile,
  integers: keyof IntegerProfile & `epoch${string}`,
  reals?: keyof RealProfile & `epoch${string}`,
): boolean {
  const real = reals === undefined ? 0 : (values.reals?.[reals] ?? 0);
  return (values.integers?.[integers] ?? 0) === (values.integers?.count ?? 0) && real === (values.reals?.count ?? 0);
}
