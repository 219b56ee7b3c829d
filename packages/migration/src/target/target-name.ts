import { openPostgres } from '@lite2pg/postgres';

/** The name in messages of the target of this URL, which is reached and left as it is. Throws if it cannot be a target. */
export async function targetName(url: string): Promise<string> {
  const session = await openPostgres(url);
  await session.close();
  return session.subject;
}
