import { queueMail } from "#app/mail/outbox.server.ts";
import { countAttempt, forgiveAttempts } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { hashPassword, isRightPassword } from "../accounts/password.server.ts";
import type { PasswordOwner, PasswordProblem } from "../accounts/password.ts";
import { passwordProblem } from "../accounts/password-strength.server.ts";
import { deletePassword, findPassword, updatePassword } from "../accounts/queries/passwords.server.ts";
import { recordSecurityChange } from "../accounts/security-change.server.ts";
import { lockedSignInMethodsOf } from "../accounts/sign-in-methods.server.ts";
import { canRemoveSignInMethod } from "../accounts/sign-in-methods.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { listMemberships } from "../organizations/queries/memberships.server.ts";
import { findPerson, findPersonByEmail } from "../people/queries/people.server.ts";
import type { Person } from "../person/person.ts";
import { deleteSessionsOf } from "../sessions/queries/sessions.server.ts";
import { endOtherSessions } from "../sessions/session.server.ts";
import { issueProof, linkPathOf, proofOfLink, redeemLink } from "./mail-proof.server.ts";
import { countMail, type MailRequester, recipientAt } from "./mail-sign-in.server.ts";
import { deleteUnusedProofs } from "./queries/mail-proofs.server.ts";
import { markEmailVerified } from "./verified-email.server.ts";

/** Why a password would not protect a person, taking their organizations' names into account. */
async function weaknessFor(db: Db, owner: PasswordOwner & { id: string }, password: string) {
  const memberships = await listMemberships(db, owner.id);
  const organizations = memberships.flatMap(({ organizationName, districtName }) => [
    organizationName,
    ...(districtName ? [districtName] : []),
  ]);
  return passwordProblem(password, { ...owner, organizations });
}

export async function hasPassword(db: Db, personId: string): Promise<boolean> {
  return (await findPassword(db, personId)) !== null;
}

/**
 * Changes a password for a person who knows the current one, and ends their other sessions. Attempts are limited,
 * because someone at an unlocked computer could otherwise guess without end.
 */
export async function changePassword(
  db: Db,
  request: Request,
  person: Person,
  {
    currentPassword,
    newPassword,
    address,
    device,
  }: { currentPassword: string; newPassword: string; address: string; device: string | null },
): Promise<"changed" | "wrong_password" | { weak: PasswordProblem } | Wait> {
  const waitUntil = await countAttempt(db, "signIn", person.email, address, device);
  if (waitUntil) return { waitUntil };
  const stored = await findPassword(db, person.id);
  if (!(await isRightPassword(stored?.hash ?? null, currentPassword))) return "wrong_password";
  await forgiveAttempts(db, "signIn", person.email, address, device);
  const weak = await weaknessFor(db, person, newPassword);
  if (weak) return { weak };
  await putPassword(db, request, person, await hashPassword(newPassword));
  return "changed";
}

/** Sets a password for a person who has none and signed in recently; see requireRecentSignIn. */
export async function setFirstPassword(
  db: Db,
  request: Request,
  person: Person,
  { newPassword }: { newPassword: string },
): Promise<"changed" | "has_one" | { weak: PasswordProblem }> {
  const weak = await weaknessFor(db, person, newPassword);
  if (weak) return { weak };
  const hash = await hashPassword(newPassword);
  return db.transaction(async (db) => {
    await lockedSignInMethodsOf(db, person.id);
    if (await hasPassword(db, person.id)) return "has_one";
    await putPassword(db, request, person, hash);
    return "changed";
  });
}

async function putPassword(db: Db, request: Request, person: Person, hash: string): Promise<void> {
  await db.transaction(async (db) => {
    await updatePassword(db, person.id, hash);
    await endOtherSessions(db, request, person.id);
    await recordSecurityChange(db, person, "password_changed");
  });
}

/** Removes a person's password if they have another sign-in method. */
export async function removePassword(
  db: Db,
  request: Request,
  person: Person,
): Promise<"done" | "none" | "last_way_in"> {
  return db.transaction(async (db) => {
    const ways = await lockedSignInMethodsOf(db, person.id);
    if (!ways.password) return "none";
    if (!canRemoveSignInMethod(ways, "password")) return "last_way_in";
    await deletePassword(db, person.id);
    await endOtherSessions(db, request, person.id);
    await recordSecurityChange(db, person, "password_removed");
    return "done";
  });
}

/** Mails a link to set a new password. Does the same work and answers the same when the address has no account. */
export async function askForReset(db: Db, asking: MailRequester): Promise<"sent" | Wait> {
  const wait = await countMail(db, asking);
  if (wait) return wait;
  await db.transaction(async (db) => {
    const person = await findPersonByEmail(db, asking.email.trim());
    const to = recipientAt(person, asking.email);
    const proof = { purpose: "reset_password", personId: to.personId, email: to.email } as const;
    const issued = await issueProof(db, { ...proof, isUsable: person !== null });
    const { minutes, uselessAfter } = issued;
    const data = { linkPath: linkPathOf("/reset-password", issued), minutes };
    if (person) await queueMail(db, to, { template: "reset_password", data, uselessAfter });
    else await queueMail(db, to, { template: "no_account", data: { signUpPath: "/sign-up" }, uselessAfter });
  });
  return "sent";
}

/**
 * Sets the password of the person with the mailed link, once, and ends every session. The mail proves who they are, so this
 * completes their first step; a second step is still required. "spent": the link is no longer valid.
 */
export async function resetPassword(
  db: Db,
  { token, password }: { token: string; password: string },
): Promise<{ personId: string } | "spent" | { weak: PasswordProblem }> {
  const proof = await proofOfLink(db, "reset_password", token);
  const person = proof?.personId ? await findPerson(db, proof.personId) : null;
  if (!person) return "spent";
  const weak = await weaknessFor(db, person, password);
  if (weak) return { weak };
  const hash = await hashPassword(password);
  return db.transaction(async (db) => {
    if (!(await redeemLink(db, "reset_password", token))) return "spent";
    await markEmailVerified(db, person.id, { isTheirBrowser: false });
    await updatePassword(db, person.id, hash);
    await deleteSessionsOf(db, person.id);
    await deleteUnusedProofs(db, person.id);
    await recordAudit(db, { actorId: person.id, action: "password.reset", subjectId: person.id });
    const { id: personId, email, language, timeZone } = person;
    const data = {
      change: "password_changed",
      at: currentTime().toISOString(),
      settingsPath: "/settings/sign-in",
    } as const;
    await queueMail(db, { personId, email, language, timeZone }, { template: "security_change", data });
    return { personId };
  });
}
