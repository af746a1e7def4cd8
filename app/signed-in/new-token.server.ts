import { renewSession } from "#app/identity/sessions/session.server.ts";
import { db } from "#db/pool.server.ts";

/**
 * The headers of an answer to a change of how a person signs in: the session continues under a new token. Such an
 * answer must be a redirect or for a script, because the loaders of a page rendered at once would still use the old
 * cookie.
 */
export async function withNewToken(request: Request, ...cookies: string[]): Promise<{ headers: Headers }> {
  const session = await renewSession(db, request);
  const headers = new Headers();
  for (const cookie of [session, ...cookies]) if (cookie) headers.append("Set-Cookie", cookie);
  return { headers };
}
