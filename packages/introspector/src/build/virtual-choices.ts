import { Lite2pgError, quoteIdentifier, type Config, type VirtualTableChoice, nearNames } from '@lite2pg/spec';

/** The choice for a virtual table of this name. */
export type VirtualChoices = (name: string) => VirtualTableChoice;

const ALL_OTHERS = '*';

/**
 * The config's choices for virtual tables; 'table' if it has none. Throws `bad-choice` for one that the source does
 * not have.
 */
export function readVirtualChoices(config: Pick<Config, 'virtualTables'>, names: readonly string[]): VirtualChoices {
  const choices = new Map(Object.entries(config.virtualTables ?? {}));
  for (const name of choices.keys()) {
    if (name === ALL_OTHERS || names.includes(name)) continue;
    const near = nearNames(name, names).map(quoteIdentifier);
    throw new Lite2pgError('bad-choice', {
      message:
        `read the config's choice for the virtual table ${quoteIdentifier(name)}: the source has no such virtual table` +
        (near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`),
      subject: name,
    });
  }
  return (name) => choices.get(name) ?? choices.get(ALL_OTHERS) ?? { as: 'table' };
}
