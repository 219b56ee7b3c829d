import { openPostgres } from '@lite2pg/postgres';

/** What messages call the target of this URL, which is reached and left as it is. Throws what keeps it from being a target. */
export async function targetName(url: string): Promise<string> {
  const session = await openPostgres(url);
  await session.close();
  return session.subject;
}
