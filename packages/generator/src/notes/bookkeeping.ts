import { makeFinding, type Finding, type TargetTable } from '@lite2pg/spec';

/** A note for a table in which a tool keeps what it did to the SQLite database. */
export function noteBookkeeping({ source }: TargetTable): Finding[] {
  const owner = OWNERS.find(({ name }) => name.test(source));
  if (!owner) return [];
  const exclude = JSON.stringify({ exclude: [source] });
  const what = owner.isMigrations
    ? `${owner.tool} records here which migrations ran on SQLite; ${exclude} leaves it out`
    : `${owner.tool} keeps its state of the SQLite file here; ${exclude} leaves it out`;
  return [makeFinding('note', 'bookkeeping-table', { subject: { kind: 'table', name: source }, message: what })];
}

interface Owner {
  readonly name: RegExp;
  readonly tool: string;
  readonly isMigrations: boolean;
}

function migrations(tool: string, name: RegExp): Owner {
  return { name, tool, isMigrations: true };
}

const OWNERS: readonly Owner[] = [
  { name: /^_litestream_/, tool: 'Litestream', isMigrations: false },
  { name: /^_cf_/, tool: 'Cloudflare D1', isMigrations: false },
  { name: /^crsql_/, tool: 'cr-sqlite', isMigrations: false },
  migrations('Cloudflare D1', /^d1_migrations$/),
  migrations('Django', /^django_migrations$/),
  migrations('Rails or golang-migrate', /^schema_migrations$/),
  migrations('Rails', /^ar_internal_metadata$/),
  migrations('Alembic', /^alembic_version$/),
  migrations('Knex', /^knex_migrations(_lock)?$/),
  migrations('Entity Framework', /^__EFMigrations(History|Lock)$/),
  migrations('Sequelize', /^SequelizeMeta$/),
  migrations('goose', /^goose_db_version$/),
  migrations('Prisma', /^_prisma_migrations$/),
  migrations('Drizzle', /^__drizzle_migrations$/),
  migrations('Flyway', /^flyway_schema_history$/),
  migrations('Liquibase', /^DATABASECHANGELOG(LOCK)?$/i),
  migrations('SQLx', /^_sqlx_migrations$/),
  migrations('Diesel', /^__diesel_schema_migrations$/),
  migrations('Refinery', /^refinery_schema_history$/),
  migrations('Phinx', /^phinxlog$/),
  migrations('FluentMigrator', /^VersionInfo$/),
  migrations('Doctrine', /^doctrine_migration_versions$/),
  migrations('Room', /^room_master_table$/),
  migrations('a migration tool', /^migrations$/),
];
