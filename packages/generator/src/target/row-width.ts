import { type ColumnType, counted, type Finding, groupDigits, makeFinding } from '@lite2pg/spec';
import type { TableShape } from './table-shape.js';

/** The bytes that a row may take of a page of 8 kB; texts, bytes and numerics leave a full row, other values cannot. */
const MAX_ROW_BYTES = 8160;

/** A finding if a row that has a value in every column cannot be stored: COPY refuses it. */
export function findTooWideRows({ source, columns }: Pick<TableShape, 'source' | 'columns'>): Finding[] {
  const bytes = columns.reduce((sum, { type }) => sum + leastBytes(type), 0);
  if (bytes <= MAX_ROW_BYTES) return [];
  const message = `a row with a value in each of its ${counted(columns.length, 'column')} takes ${counted(bytes, 'byte')}, PostgreSQL has room for ${groupDigits(MAX_ROW_BYTES)}; "integers": "fit" in the config makes integers smaller`;
  return [makeFinding('note', 'wide-rows', { subject: { kind: 'table', name: source }, message })];
}

/** The least bytes that a value takes within its row, alignment left aside. */
function leastBytes(type: ColumnType): number {
  switch (type.kind) {
    case 'boolean':
      return 1;
    case 'integer':
    case 'float':
      return type.bits / 8;
    case 'date':
      return 4;
    case 'time':
    case 'timestamp':
      return 8;
    case 'uuid':
      return 16;
    case 'text':
    case 'bytes':
    case 'json':
    case 'decimal':
      return 1;
  }
}
