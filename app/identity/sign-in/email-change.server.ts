import { queueMail } from "#app/mail/outbox.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days as day } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { deletePassword } from "../accounts/queries/passwords.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { lockPerson, updateEmail } from "../people/queries/people.server.ts";
import type { Person } from "../person/person.ts";
import { issueProof, linkPathOf, proofOfLink, redeemLink } from "./mail-proof.server.ts";
import { countMail, recipientAt } from "./mail-sign-in.server.ts";
import {
  type EmailChange,
  findUndoableChange,
  insertEmailChange,
  lockUndoableChange,
  updateChangesUndone,
} from "./queries/email-changes.server.ts";
import { deleteUnusedProofs } from "./queries/mail-proofs.server.ts";
import { markEmailVerified, removeUnverifiedSignInMethods } from "./verified-email.server.ts";

/** For how many days the old address can undo a change. */
export const undoDays = 7;

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Mails a link to the new address. Only the owner of that address learns whether it has an account already. */
export async function askForEmailChange(
  db: Db,
  person: Person,
  { email, address }: { email: string; address: string },
): Promise<"sent" | "same" | Wait> {
  if (isSame(email, person.email)) return "same";
  const wait = await countMail(db, { email, address, device: null }, "otherMail");
  if (wait) return wait;
  await db.transaction(async (db) => {
    const issued = await issueProof(db, { purpose: "change_email", personId: person.id, email: email.trim() });
    const { minutes, uselessAfter } = issued;
    const data = { linkPath: linkPathOf("/confirm-email", issued), minutes };
    const to = recipientAt({ ...person, email: email.trim() }, email);
    await queueMail(db, to, { template: "confirm_email_change", data, uselessAfter });
  });
  return "sent";
}

/** The address that a link would give this person; null when it is no longer valid or belongs to another account. */
export async function newEmailOf(db: Db, person: Person, token: string): Promise<string | null> {
  const proof = await proofOfLink(db, "change_email", token);
  return proof?.personId === person.id ? proof.email : null;
}

/**
 * Changes a person's address to one that received the link, in a session of that account, so that no account gets the
 * address of a person who merely opened a link. The old address is notified and can undo the change.
 */
export async function changeEmail(db: Db, person: Person, token: string): Promise<"done" | "spent" | "taken"> {
  if ((await newEmailOf(db, person, token)) === null) return "spent";
  return db.transaction(async (db) => {
    const before = await lockPerson(db, person.id);
    const proof = await redeemLink(db, "change_email", token);
    if (!before || !proof) return "spent";
    if (!(await updateEmail(db, person.id, proof.email))) return "taken";
    const secret = newSecret();
    const { id: personId, email: oldEmail, language, timeZone } = before;
    await insertEmailChange(db, { personId, oldEmail, newEmail: proof.email, undoHash: hashOf(secret), undoDays });
    await deleteUnusedProofs(db, personId);
    await recordAudit(db, { actorId: personId, action: "email.changed", subjectId: personId });
    await queueMail(
      db,
      { personId, email: oldEmail, language, timeZone },
      {
        template: "email_changed",
        data: { undoPath: `/undo-email-change?token=${secret}`, days: undoDays },
        uselessAfter: fromNow(undoDays * day),
      },
    );
    return "done";
  });
}

/** The change that a link undoes; null when it was undone, is too old or never existed. Reading changes nothing. */
export function undoableChange(db: Db, token: string): Promise<EmailChange | null> {
  return findUndoableChange(db, hashOf(token));
}

/**
 * Restores the old address. The person who changed it may have had access since, so every session and every sign-in method
 * added since ends, and so does the password, which they may know. Returns a token to set a new one.
 */
export async function undoEmailChange(db: Db, token: string): Promise<{ resetToken: string } | "spent" | "taken"> {
  return db.transaction(async (db) => {
    const change = await lockUndoableChange(db, hashOf(token));
    const person = change && (await lockPerson(db, change.personId));
    if (!change || !person) return "spent";
    const { personId, oldEmail, changedAt } = change;
    if (!(await updateEmail(db, personId, oldEmail))) return "taken";
    await updateChangesUndone(db, change);
    await deletePassword(db, personId);
    await removeUnverifiedSignInMethods(db, personId, changedAt);
    await deleteUnusedProofs(db, personId);
    await recordAudit(db, { actorId: personId, action: "email.change_undone", subjectId: personId });
    const { language, timeZone } = person;
    await queueMail(
      db,
      { personId, email: oldEmail, language, timeZone },
      { template: "email_change_undone", data: { settingsPath: "/settings/sign-in" } },
    );
    const issued = await issueProof(db, { purpose: "reset_password", personId, email: oldEmail });
    return { resetToken: issued.token };
  });
}

/** Mails a verification link to the address of an account that is not verified yet. */
export async function askForVerification(
  db: Db,
  person: Person,
  { address, device }: { address: string; device: string | null },
): Promise<"sent" | "verified" | Wait> {
  if (person.isEmailVerified) return "verified";
  const wait = await countMail(db, { email: person.email, address, device });
  if (wait) return wait;
  await db.transaction(async (db) => {
    const issued = await issueProof(db, { purpose: "verify_email", personId: person.id, email: person.email });
    const { minutes, uselessAfter } = issued;
    const data = { linkPath: linkPathOf("/verify-email", issued), minutes };
    await queueMail(db, recipientAt(person, person.email), { template: "verify_email", data, uselessAfter });
  });
  return "sent";
}

/** Verifies an address by the mailed link, once; null when it is no longer valid. See `markEmailVerified`. */
export async function verifyEmail(
  db: Db,
  token: string,
  { signedInAs }: { signedInAs: string | null },
): Promise<{ personId: string; isCleared: boolean } | null> {
  return db.transaction(async (db) => {
    const proof = await redeemLink(db, "verify_email", token);
    if (!proof?.personId) return null;
    const { personId } = proof;
    const outcome = await markEmailVerified(db, personId, { isTheirBrowser: personId === signedInAs });
    return { personId, isCleared: outcome === "cleared" };
  });
}
