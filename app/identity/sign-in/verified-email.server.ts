import type { Db } from "#db/client.server.ts";
import { deletePassword } from "../accounts/queries/passwords.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { lockPerson, updateEmailVerified } from "../people/queries/people.server.ts";
import { deletePasskeysSince } from "../second-step/queries/passkeys.server.ts";
import { deleteRecoveryCodesSince } from "../second-step/queries/recovery-codes.server.ts";
import { deleteTotpSince } from "../second-step/queries/totp-secrets.server.ts";
import { deleteSessionsOf } from "../sessions/queries/sessions.server.ts";
import { deleteConnectedSignInsSince } from "./queries/connected-sign-ins.server.ts";

/**
 * Marks an address as verified after a person used what was mailed to it. If it was unverified before, the person who created
 * the account may have typed another person's address. So unless the proof comes from a browser signed in to the
 * account, all other sign-in methods and sessions end, to leave no attacker with access ("cleared").
 */
export async function markEmailVerified(
  db: Db,
  personId: string,
  { isTheirBrowser }: { isTheirBrowser: boolean },
): Promise<"kept" | "cleared"> {
  const person = await lockPerson(db, personId);
  if (!person || person.emailVerifiedAt) return "kept";
  await updateEmailVerified(db, personId);
  await recordAudit(db, { actorId: personId, action: "email.verified", subjectId: personId });
  if (isTheirBrowser) return "kept";
  await deletePassword(db, personId);
  await removeUnverifiedSignInMethods(db, personId);
  return "cleared";
}

/** Ends all sessions and removes the account's other sign-in methods: all, or those added since `since`. */
export async function removeUnverifiedSignInMethods(db: Db, personId: string, since?: Date): Promise<void> {
  await deletePasskeysSince(db, personId, since);
  await deleteTotpSince(db, personId, since);
  await deleteRecoveryCodesSince(db, personId, since);
  await deleteConnectedSignInsSince(db, personId, since);
  await deleteSessionsOf(db, personId);
}
