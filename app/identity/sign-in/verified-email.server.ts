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
 * Somebody used what was mailed to an account's address. If nobody had shown before that mail reaches them there, whoever
 * made the account may have typed an address that is not theirs: unless the proof comes from a browser that is signed in
 * to it, all other ways in end, so that nobody waits inside for the owner ("cleared").
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
  await removeUnprovedSignInMethods(db, personId);
  return "cleared";
}

/** Ends all sessions, and takes away what else opens the account: everything, or what was added since a moment. */
export async function removeUnprovedSignInMethods(db: Db, personId: string, since?: Date): Promise<void> {
  await deletePasskeysSince(db, personId, since);
  await deleteTotpSince(db, personId, since);
  await deleteRecoveryCodesSince(db, personId, since);
  await deleteConnectedSignInsSince(db, personId, since);
  await deleteSessionsOf(db, personId);
}
