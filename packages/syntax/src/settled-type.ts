import type { ColumnType } from '@lite2pg/spec';
import { affinityOfDeclared } from './affinity.js';

/**
 * Whether SQLite itself sees to it that a column's values are of one storage class, or PostgreSQL refuses all others: then
 * its type is a fact also about values that are yet to come. Text, bytes, moments, truths and the like are so only where
 * the affinity makes them, or a STRICT table refuses everything else.
 */
export function isSettledType(type: ColumnType, declared: string | undefined, strict = false): boolean {
  const affinity = affinityOfDeclared(declared ?? '', strict);
  switch (type.kind) {
    case 'integer':
    case 'float':
    case 'decimal':
      return true;
    case 'text':
      return affinity === 'text';
    case 'bytes':
      return strict && /^blob$/i.test(declared ?? '');
    case 'boolean':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'json':
    case 'uuid':
      return false;
  }
}
