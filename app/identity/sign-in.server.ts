import type { Db } from "#db/client.server.ts";
import { authenticate, changePassword, createAccount } from "./account.server.ts";
import { deleteExpiredSessions } from "./queries/sessions.server.ts";
import { countAttempt, forgiveAttempts } from "./rate-limit.server.ts";

/** What an address may not do before a moment. */
export type Wait = { waitUntil: Date };

/** Counts first and checks then, so that attempts at once cannot slip past the limit together. */
export async function signIn(
  db: Db,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<{ personId: string } | "refused" | Wait> {
  const waitUntil = await countAttempt(db, "signIn", email, address);
  if (waitUntil) return { waitUntil };
  const personId = await authenticate(db, email, password);
  if (!personId) return "refused";
  await forgiveAttempts(db, "signIn", email, address);
  await deleteExpiredSessions(db);
  return { personId };
}

/** The answer does not say whether the address had an account: "ready" either way. */
export async function signUp(
  db: Db,
  { email, name, password, address }: { email: string; name: string; password: string; address: string },
): Promise<"ready" | "weak_password" | Wait> {
  const waitUntil = await countAttempt(db, "signUp", email, address);
  if (waitUntil) return { waitUntil };
  const outcome = await createAccount(db, { email, name, password });
  return outcome === "weak_password" ? outcome : "ready";
}

/** Someone at an unlocked computer may not try passwords without end either. */
export async function changePasswordFrom(
  db: Db,
  person: { id: string; email: string; name: string },
  { current, next, address }: { current: string; next: string; address: string },
): Promise<"changed" | "wrong_password" | "weak_password" | Wait> {
  const waitUntil = await countAttempt(db, "signIn", person.email, address);
  if (waitUntil) return { waitUntil };
  const outcome = await changePassword(db, person, { current, next });
  if (outcome !== "wrong_password") await forgiveAttempts(db, "signIn", person.email, address);
  return outcome;
}
