import { AGGREGATE_FINDINGS } from './aggregate-findings.js';
import { COLLATION_FINDINGS } from './collation-findings.js';
import { CONVERSION_FINDINGS } from './conversion-findings.js';
import { DEFINITION_FINDINGS } from './definition-findings.js';
import { FUNCTION_FINDINGS } from './function-findings.js';
import { KEY_FINDINGS } from './key-findings.js';
import { QUERY_FINDINGS } from './query-findings.js';
import { REVIEW_FINDINGS } from './review-findings.js';
import { RUN_FINDINGS } from './run-findings.js';
import { SOURCE_FINDINGS } from './source-findings.js';
import { STATEMENT_FINDINGS } from './statement-findings.js';
import { TARGET_FINDINGS } from './target-findings.js';
import { VALUE_FINDINGS } from './value-findings.js';

/** All findings by theme, in the order of docs/findings.md. */
export const FINDING_THEMES = [
  { title: 'Values and rows', findings: VALUE_FINDINGS },
  { title: 'The SQLite file', findings: SOURCE_FINDINGS },
  { title: 'Keys and indexes', findings: KEY_FINDINGS },
  { title: "The target's tables, views and triggers", findings: TARGET_FINDINGS },
  { title: 'Notes for a reviewer of the DDL', findings: REVIEW_FINDINGS },
  { title: 'Migrating and verifying', findings: RUN_FINDINGS },
  { title: 'Translated SQL: values and types', findings: CONVERSION_FINDINGS },
  { title: 'Translated SQL: collations and patterns', findings: COLLATION_FINDINGS },
  { title: 'Translated SQL: functions', findings: FUNCTION_FINDINGS },
  { title: 'Translated SQL: aggregates and windows', findings: AGGREGATE_FINDINGS },
  { title: 'Translated SQL: queries', findings: QUERY_FINDINGS },
  { title: 'Translated SQL: statements', findings: STATEMENT_FINDINGS },
  { title: 'Translated SQL: tables and triggers', findings: DEFINITION_FINDINGS },
] as const;

/** Every code that a finding may have, with its meaning and what to do; docs/findings.md and the schemas are written from it. */
export const FINDINGS = {
  ...VALUE_FINDINGS,
  ...SOURCE_FINDINGS,
  ...KEY_FINDINGS,
  ...TARGET_FINDINGS,
  ...REVIEW_FINDINGS,
  ...RUN_FINDINGS,
  ...CONVERSION_FINDINGS,
  ...COLLATION_FINDINGS,
  ...FUNCTION_FINDINGS,
  ...AGGREGATE_FINDINGS,
  ...QUERY_FINDINGS,
  ...STATEMENT_FINDINGS,
  ...DEFINITION_FINDINGS,
} as const;

/** A code of a finding. One that is not in the list does not compile. */
export type FindingCode = keyof typeof FINDINGS;
