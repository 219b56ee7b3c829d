import type { PostgresSession } from '@lite2pg/postgres';
import { Lite2pgError, quoteIdentifier } from '@lite2pg/spec';

/** The rights of a session's role on a schema and its database. */
export interface SchemaRights {
  readonly role: string;
  readonly database: string;
  readonly isThere: boolean;
  /** It may name what the schema has. */
  readonly mayUse: boolean;
  /** It may make things in the schema. */
  readonly mayCreate: boolean;
  readonly isOwner: boolean;
  /** It may make schemas in the database. */
  readonly mayCreateSchemas: boolean;
}

/** Looks up what the role of the session may do with a schema, which need not be there. */
export async function readSchemaRights(session: PostgresSession, schema: string): Promise<SchemaRights> {
  const [rights] = await session.query<SchemaRights>(
    `SELECT current_user AS role, current_database() AS database, n.oid IS NOT NULL AS "isThere",
       coalesce(has_schema_privilege(n.oid, 'USAGE'), false) AS "mayUse",
       coalesce(has_schema_privilege(n.oid, 'CREATE'), false) AS "mayCreate",
       coalesce(pg_has_role(n.nspowner, 'USAGE'), false) AS "isOwner",
       has_database_privilege(current_database(), 'CREATE') AS "mayCreateSchemas"
     FROM (SELECT) AS one LEFT JOIN pg_namespace AS n ON n.nspname = $1`,
    [schema],
  );
  return rights!;
}

/**
 * Makes the schema where there is none: a role may make tables in a schema of its own without the right to make schemas. Throws
 * `no-permission` with the statement that gives the right that is missing.
 */
export async function makeSchema(session: PostgresSession, schema: string): Promise<void> {
  const rights = await readSchemaRights(session, schema);
  const [name, role] = [quoteIdentifier(schema), quoteIdentifier(rights.role)];
  if (!rights.isThere) {
    if (!rights.mayCreateSchemas) {
      const grant = `${grantOnDatabase(rights)}, or CREATE SCHEMA ${name} AUTHORIZATION ${role}`;
      throw noPermission(session, `create the schema ${name}`, 'may not create schemas in the database', grant);
    }
    await session.execute(`CREATE SCHEMA ${name}`);
  } else if (!rights.mayUse || !rights.mayCreate) {
    const grant = `GRANT USAGE, CREATE ON SCHEMA ${name} TO ${role}`;
    throw noPermission(session, `create tables in the schema ${name}`, 'may not create anything there', grant);
  }
}

/** The GRANT that lets the role make schemas. */
export function grantOnDatabase({ database, role }: SchemaRights): string {
  return `GRANT CREATE ON DATABASE ${quoteIdentifier(database)} TO ${quoteIdentifier(role)}`;
}

/** The error that names a right that is missing: the role of the session `lacks` it, and `grant` gives it. */
export function noPermission(session: PostgresSession, act: string, lacks: string, grant: string): Lite2pgError {
  return new Lite2pgError('no-permission', {
    message: `${act} of ${session.subject}: the role of this connection ${lacks}; let an administrator run ${grant}`,
    subject: session.subject,
  });
}
