import type { TargetTable } from '@lite2pg/spec';

/** A table before its constraints are named: other tables may refer to what it has so far. */
export type TableShape = Omit<TargetTable, 'foreignKeys' | 'checkNames' | 'searches'>;
