import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import configSchema from '../../../schema/config.schema.json' with { type: 'json' };
import dryRunSchema from '../../../schema/dry-run.schema.json' with { type: 'json' };
import generationSchema from '../../../schema/generation.schema.json' with { type: 'json' };
import lockSchema from '../../../schema/lock.schema.json' with { type: 'json' };
import planSchema from '../../../schema/plan.schema.json' with { type: 'json' };
import profileSchema from '../../../schema/profile.schema.json' with { type: 'json' };
import reportSchema from '../../../schema/report.schema.json' with { type: 'json' };
import specSchema from '../../../schema/spec.schema.json' with { type: 'json' };
import { briefValue, placeOf } from './brief-value.js';
import { didYouMean } from './did-you-mean.js';
import { Lite2pgError } from './errors.js';
import { nearNames } from './near-names.js';
import type { Config } from './generated/config.js';
import type { DryRun } from './generated/dry-run.js';
import type { GenerationDocument } from './generated/generation.js';
import type { Lock } from './generated/lock.js';
import type { Plan } from './generated/plan.js';
import type { Profile } from './generated/profile.js';
import type { Report } from './generated/report.js';
import type { Spec } from './generated/spec.js';

const SCHEMAS = [
  configSchema,
  dryRunSchema,
  generationSchema,
  lockSchema,
  planSchema,
  profileSchema,
  reportSchema,
  specSchema,
];
const compiled = { all: new Map<object, ValidateFunction>(), first: new Map<object, ValidateFunction>() };

/** Of a larger document the first error is told: each error takes time and memory, and there may be one for each value. */
const MOST_VALUES_EXPLAINED = 10_000;
const MOST_LINES = 20;
const MOST_VALUES_NAMED = 20;

/** A validator that finds all errors, or goes no further than the first. */
function validatorOf(schema: object, errors: 'all' | 'first'): ValidateFunction {
  let validate = compiled[errors].get(schema);
  if (!validate) {
    // Loaded late: most runs, and every worker thread, validate nothing.
    const ajv = createRequire(import.meta.url)('ajv/dist/2020.js') as { readonly Ajv2020: typeof Ajv2020 };
    const options = { allErrors: errors === 'all', verbose: true, strict: true, allowUnionTypes: true };
    // A plan refers to definitions of the others.
    const others = SCHEMAS.filter((other) => other !== schema);
    validate = new ajv.Ajv2020({ ...options, schemas: others }).compile(schema);
    compiled[errors].set(schema, validate);
  }
  return validate;
}

/** A spec, or an error that names every place where `document` is none. `subject` is what the errors call it: its path. */
export function parseSpec(document: unknown, subject: string): Spec {
  return parse<Spec>(specSchema, document, subject, 'spec');
}

/** A config, or an error that names every place where `document` is none. */
export function parseConfig(document: unknown, subject: string): Config {
  return parse<Config>(configSchema, document, subject, 'config');
}

/** What `migrate --dry-run --json` prints, or an error that names every place where `document` is none. */
export function parseDryRun(document: unknown, subject: string): DryRun {
  return parse<DryRun>(dryRunSchema, document, subject, 'dry run');
}

/** What `generate --json` prints, or an error that names every place where `document` is none. */
export function parseGeneration(document: unknown, subject: string): GenerationDocument {
  return parse<GenerationDocument>(generationSchema, document, subject, 'generation');
}

/** A lock, or an error that names every place where `document` is none. */
export function parseLock(document: unknown, subject: string): Lock {
  return parse<Lock>(lockSchema, document, subject, 'lock');
}

/** A plan, or an error that names every place where `document` is none. */
export function parsePlan(document: unknown, subject: string): Plan {
  return parse<Plan>(planSchema, document, subject, 'plan');
}

/** A profile, or an error that names every place where `document` is none. */
export function parseProfile(document: unknown, subject: string): Profile {
  return parse<Profile>(profileSchema, document, subject, 'profile');
}

/** A report, or an error that names every place where `document` is none. */
export function parseReport(document: unknown, subject: string): Report {
  return parse<Report>(reportSchema, document, subject, 'report');
}

/** The key that tells a document of a kind from other JSON, and where such documents come from. */
const MARKS: Readonly<Record<string, readonly [version: string, maker: string]>> = {
  spec: ['specVersion', '`lite2pg inspect app.db -o spec.json` writes one'],
  profile: ['profileVersion', '`lite2pg inspect app.db --profile --json` prints one'],
  lock: ['lockVersion', '`lite2pg inspect app.db --pin` writes one'],
  report: ['reportVersion', '`lite2pg migrate app.db --json` prints one'],
};

function hasKey(document: unknown, key: string): boolean {
  return typeof document === 'object' && document !== null && key in document;
}

function parse<T>(schema: object, document: unknown, subject: string, kind: string): T {
  let validate = validatorOf(schema, 'first');
  if (validate(document)) return document as T;
  const [version, maker] = MARKS[kind] ?? [];
  if (version !== undefined && !hasKey(document, version)) {
    throw new Lite2pgError('bad-document', {
      message: `read ${kind} ${subject}: it is not a ${kind}: it has no ${JSON.stringify(version)}; ${maker ?? ''}`,
      subject,
    });
  }
  if (!hasMoreValues(document, MOST_VALUES_EXPLAINED)) {
    // Unions are tried branch by branch: all errors are needed to say which branch came closest.
    validate = validatorOf(schema, 'all');
    validate(document);
  }
  const lines = describeErrors(validate.errors ?? []);
  throw new Lite2pgError('bad-document', {
    message: `read ${kind} ${subject}: ${lines.join('; ')}`,
    subject,
  });
}

/** Whether a document has more values than this, those inside of others counted. */
function hasMoreValues(document: unknown, most: number): boolean {
  const waiting = [document];
  for (let count = 0; waiting.length > 0; count++) {
    if (count + waiting.length > most) return true;
    const value = waiting.pop();
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) waiting.push(inner);
  }
  return false;
}

/** One line for each place, deepest first where a union failed: path, what was found, what was expected. */
function describeErrors(errors: readonly ErrorObject[]): string[] {
  const inUnions = errors.filter((error) => error.keyword === 'oneOf' || error.keyword === 'anyOf');
  const plain = errors.filter((error) => !inUnions.includes(error));
  const lines = new Set<string>();
  for (const error of plain.length > 0 ? closestBranch(plain, inUnions) : inUnions) {
    lines.add(describeError(error));
    if (lines.size === MOST_LINES) break;
  }
  return [...lines];
}

/** Of the branches of a union, only the errors of those whose discriminating constants fit, where one does. */
function closestBranch(plain: readonly ErrorObject[], unions: readonly ErrorObject[]): ErrorObject[] {
  const wrong = plain.flatMap((error) => (error.keyword === 'const' ? (branchOf(error) ?? []) : []));
  const close = plain.filter((error) => !wrong.some((branch) => error.schemaPath.startsWith(branch)));
  const lost = unions.filter((union) => !close.some((error) => error.instancePath.startsWith(union.instancePath)));
  return [...close, ...lost];
}

/** The branch of the innermost union that an error stands in, as the beginning of its schema path. */
function branchOf({ schemaPath }: ErrorObject): string | undefined {
  const at = schemaPath.lastIndexOf('/oneOf/');
  return at === -1 ? undefined : schemaPath.slice(0, schemaPath.indexOf('/', at + '/oneOf/'.length) + 1);
}

function describeError(error: ErrorObject): string {
  return `${placeOf(error.instancePath)}: ${expectation(error)}`;
}

function unknownKey(key: string, names: readonly string[]): string {
  const near = nearNames(key, names);
  return near.length === 0 ? `expected only ${names.join(', ')}` : didYouMean(key, names);
}

function expectation(error: ErrorObject): string {
  const found = briefValue(error.data, error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      return `found the key ${JSON.stringify(key)}, ${unknownKey(key, propertyNames(error.parentSchema))}`;
    }
    case 'required':
      return `the key ${JSON.stringify(error.params['missingProperty'])} is missing`;
    case 'type':
      return `found ${found}, expected ${String(error.params['type'])}`;
    case 'const':
      return `found ${found}, expected ${briefValue(error.params['allowedValue'])}`;
    case 'enum':
      return `found ${found}, ${allowedValues(error)}`;
    case 'pattern':
      return `found ${found}, expected ${String(error.parentSchema?.['description'] ?? error.params['pattern'])}`;
    case 'oneOf':
    case 'anyOf':
      return `found ${found}, expected one of the forms of ${String(error.parentSchema?.['title'] ?? 'the schema')}`;
    default:
      return `found ${found}, expected: ${error.message ?? error.keyword}`;
  }
}

/** The values that an enum allows; of many only those that were perhaps meant. */
function allowedValues({ params, data, parentSchema }: ErrorObject): string {
  const allowed = params['allowedValues'] as readonly unknown[];
  if (allowed.length <= MOST_VALUES_NAMED) {
    return `expected one of ${allowed.map((value) => briefValue(value)).join(', ')}`;
  }
  const names = allowed.filter((value) => typeof value === 'string');
  if (typeof data === 'string' && nearNames(data, names).length > 0) return didYouMean(data, names);
  return `expected: ${String(parentSchema?.['description'])}`;
}

function propertyNames(schema: Readonly<Record<string, unknown>> | undefined): string[] {
  const properties = schema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
