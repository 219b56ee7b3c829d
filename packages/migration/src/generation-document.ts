import type { GenerationDocument } from '@lite2pg/spec';
import type { Generation } from './generate.js';

/** A generation as `lite2pg generate --json` prints it. */
export function generationDocument({ plan, decisions, findings }: Generation): GenerationDocument {
  return { generationVersion: 1, plan, ...(decisions && { decisions }), findings };
}
