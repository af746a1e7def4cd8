import { countAttempt, countEverywhere, forgiveAll, forgiveAttempts } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { site } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { authenticate } from "../accounts/account.server.ts";

type Attempt = { email: string; password: string; address: string; device?: string | null };

/**
 * Counts before checking, so that simultaneous attempts cannot exceed the limit together. "mail_first": so many
 * passwords were tried for this address from browsers unknown to its account that no more are checked from such
 * browsers. Signing in by mail still works, and the answer does not tell whether there is an account.
 */
export async function signIn(
  db: Db,
  { email, password, address, device = null }: Attempt,
): Promise<{ personId: string } | "refused" | "mail_first" | Wait> {
  const waitUntil = await countAttempt(db, "signIn", email, address, device);
  if (waitUntil) return { waitUntil };
  const isCountedEverywhere = !device && site().canMail;
  if (isCountedEverywhere && (await countEverywhere(db, "signIn", email))) return "mail_first";
  const personId = await authenticate(db, email, password);
  if (!personId) return "refused";
  if (isCountedEverywhere) await forgiveAll(db, "signIn", email, address);
  else await forgiveAttempts(db, "signIn", email, address, device);
  return { personId };
}
