/** Hard cases in the data; each is counted while the rows are made, so that a test can ask the file for the same number. */
export const FEATURES = [
  'short-records',
  'verified-0',
  'verified-1',
  'verified-2',
  'scan-dates-with-space',
  'scan-dates-with-t',
  'scan-dates-null',
  'reasons-empty',
  'reasons-null',
  'models-of-gone-endpoints',
  'selections-of-gone-models',
  'chats-of-gone-models',
  'sizes-whole',
  'deepseek-in-any-case',
  'deepseek-in-lower-case',
  'uptimes-beyond-2-53',
  'instances-with-tls',
  'system-prompts-empty',
  'system-prompts-null',
  'responses-beyond-ascii',
  'responses-with-newline',
  'responses-with-tab',
  'responses-with-backslash',
  'raw-with-nested-object',
  'metadata-empty',
  'metadata-null',
  'metadata-json',
] as const;

export type Feature = (typeof FEATURES)[number];

export interface Tally {
  /** Counts one more row of the feature if `applies` is true (the default). */
  add(feature: Feature, applies?: boolean): void;
  counts(): Readonly<Record<Feature, number>>;
}

/** A tally with every feature at 0. */
export function createTally(): Tally {
  const counts = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<Feature, number>;
  return {
    add: (feature, applies = true) => {
      if (applies) counts[feature] += 1;
    },
    counts: () => ({ ...counts }),
  };
}
