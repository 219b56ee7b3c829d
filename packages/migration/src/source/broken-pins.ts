import { describePin, type BrokenPin } from '@lite2pg/introspector';
import { readRows, type Reject, type Source } from '@lite2pg/pages';
import { byCount, counted, quoteIdentifier, quoteLiteral, type Finding } from '@lite2pg/spec';

/** How much of a value is shown. */
const LONGEST = 40;

/**
 * A warning for each column whose values the pinned type no longer holds: which type it was, which it becomes, how many values do
 * not fit and the first of them with its key.
 */
export async function describeBrokenPins(source: Source, broken: readonly BrokenPin[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const pin of broken) {
    const { table, column, pinned, becomes } = pin;
    const why = await countMisfits(source, pin);
    findings.push({
      code: 'pin-broken',
      severity: 'warning',
      subject: { kind: 'column', name: column, table },
      message:
        `${quoteIdentifier(table)}.${quoteIdentifier(column)} is pinned as ${describePin(pinned)} and becomes ${describePin(becomes)}: ` +
        `${why}; run lite2pg inspect --pin again, or set its type and onBadValue in the config`,
    });
  }
  return findings;
}

/** Counts values that do not fit what was pinned, in words; damage is reported by what reads all rows. */
async function countMisfits(source: Source, { table, column, pinned }: BrokenPin): Promise<string> {
  let count = 0;
  let first: Reject | undefined;
  const onReject = (reject: Reject): void => {
    count += 1;
    first ??= reject;
  };
  const columns = [{ source: column, type: pinned.type, stored: pinned.stored, onBadValue: 'null' }] as const;
  for await (const _ of readRows({ source, table, columns, onReject, onDamage: () => undefined }));
  if (!first) return 'the column, or one that a foreign key ties to it, has values in another form';
  const sample = `${literalOf(first, source)}, row ${first.key}`;
  return `${counted(count, 'value')} ${byCount(count, 'does', 'do')} not fit (the first is ${sample})`;
}

function literalOf({ storageClass, original }: Reject, { encoding }: Source): string {
  const bytes = Buffer.from(original);
  if (storageClass === 'blob') return cut(`x'${bytes.toString('hex')}'`);
  if (storageClass !== 'text') return bytes.toString('latin1');
  const text = encoding === 'utf8' ? bytes.toString('utf8') : new TextDecoder(ENCODINGS[encoding]).decode(bytes);
  return cut(quoteLiteral(text.replace(/[\p{Cc}\s]+/gu, ' ')));
}

const ENCODINGS = { utf16le: 'utf-16le', utf16be: 'utf-16be' } as const;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
