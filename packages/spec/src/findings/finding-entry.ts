/** The meaning of a finding's code and what to do, for a person: a sentence each. */
export interface FindingEntry {
  /** `refused`: in `lite2pg translate`; a migration reports `not-translated`, with the same reason. */
  readonly severities: readonly ('note' | 'warning' | 'loss' | 'refused')[];
  readonly meaning: string;
  readonly action: string;
}
