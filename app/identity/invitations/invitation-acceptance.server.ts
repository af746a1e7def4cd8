import {
  countAttempt,
  countEverywhere,
  forgiveAttempts,
  forgiveEverywhere,
} from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { openAccount } from "../accounts/account.server.ts";
import { hashPassword } from "../accounts/password.server.ts";
import type { PasswordProblem } from "../accounts/password.ts";
import { passwordProblem } from "../accounts/password-strength.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { joinOrganization } from "../organizations/membership.server.ts";
import { findIsFull, insertCohortMembership, lockCohort } from "../people/queries/cohort-memberships.server.ts";
import { findPersonByEmail, updateEmailVerified } from "../people/queries/people.server.ts";
import { insertRoleGrant, listGrantsInForce } from "../people/queries/role-grants.server.ts";
import { covers } from "../person/role.ts";
import { tokenHashOf } from "./invitation.server.ts";
import { canInvite, grantOf, hasRequiredScope, type InvitedTo, learnsIn, stateOf } from "./invitation.ts";
import { codeIn } from "./invitation-code.ts";
import { findPlace } from "./queries/invitation-places.server.ts";
import { findInvitationUse, insertInvitationUse } from "./queries/invitation-uses.server.ts";
import {
  type DescribedInvitation,
  findInvitationByToken,
  type Invitation,
  listInvitationsBeside,
  lockInvitationByToken,
  lockInvitationsBeside,
  updateInvitationUses,
} from "./queries/invitations.server.ts";

/** The part of a signed-in person that accepting needs. */
type Guest = { id: string; email: string };

/**
 * An invitation as its recipient finds it. "closed" does not tell used, expired, revoked and nonexistent ones apart.
 */
export type OpenInvitation =
  | "closed"
  | {
      standing: "open" | "accepted" | "other_address" | "has_account" | "provider-sign-up";
      invitations: DescribedInvitation[];
    };

/** Looks up a mailed invitation; changes nothing. */
export async function openMailed(db: Db, token: string, guest: Guest | null): Promise<OpenInvitation> {
  const invitation = await findInvitationByToken(db, tokenHashOf(token));
  if (!invitation || invitation.email === null) return "closed";
  const { email } = invitation;
  const others = await listInvitationsBeside(db, invitation);
  const invitations = [invitation, ...others];
  if (guest && (await findInvitationUse(db, { invitationId: invitation.id, personId: guest.id }))) {
    return { standing: "accepted", invitations };
  }
  if (!(await isOpen(db, invitation))) return "closed";
  if (guest) return { standing: isTheirs(email, guest) ? "open" : "other_address", invitations };
  return { standing: (await findPersonByEmail(db, email)) ? "has_account" : "provider-sign-up", invitations };
}

/** Looks up a code. Counts each wrong one, see `countGuess`; changes nothing else. */
export async function openCode(
  db: Db,
  typed: string,
  guest: Guest | null,
  address: string,
): Promise<OpenInvitation | Wait> {
  const wait = await countGuess(db, guest, address);
  if (wait) return wait;
  const code = codeIn(typed);
  const invitation = code ? await findInvitationByToken(db, tokenHashOf(code)) : null;
  if (!invitation || invitation.email !== null) return "closed";
  await forgiveGuess(db, guest, address);
  const use = guest && (await findInvitationUse(db, { invitationId: invitation.id, personId: guest.id }));
  if (use) return { standing: "accepted", invitations: [invitation] };
  if (!(await isOpen(db, invitation))) return "closed";
  return { standing: "open", invitations: [invitation] };
}

/**
 * Counts a typed code against the person, their network, and everybody together. People who are signed in are counted
 * apart from strangers, so that strangers who guess do not keep them out.
 */
async function countGuess(db: Db, guest: Guest | null, address: string): Promise<Wait | null> {
  const waitUntil =
    (await countAttempt(db, "invitation", guest?.id ?? "nobody", address)) ??
    (await countEverywhere(db, "invitation", guest ? "members" : "strangers"));
  return waitUntil && { waitUntil };
}

async function forgiveGuess(db: Db, guest: Guest | null, address: string): Promise<void> {
  await forgiveAttempts(db, "invitation", guest?.id ?? "nobody", address);
  await forgiveEverywhere(db, "invitation", guest ? "members" : "strangers");
}

type Accepted = "accepted" | "closed" | "other_address";

/** Accepts an invitation mailed to the guest's own address, which its mail has just verified. Idempotent. */
export async function acceptMailed(db: Db, token: string, guest: Guest): Promise<Accepted> {
  return db.transaction(async (db) => {
    const invitation = await lockInvitationByToken(db, tokenHashOf(token));
    if (!invitation || invitation.email === null) return "closed";
    const outcome = await accept(db, invitation, guest);
    if (outcome !== "used") return outcome;
    await updateEmailVerified(db, guest.id);
    await acceptBeside(db, invitation, guest);
    return "accepted";
  });
}

/** Joins by code. */
export async function acceptCode(db: Db, typed: string, guest: Guest, address: string): Promise<Accepted | Wait> {
  const wait = await countGuess(db, guest, address);
  if (wait) return wait;
  const code = codeIn(typed);
  const outcome = code ? await acceptByHash(db, tokenHashOf(code), guest) : "closed";
  if (outcome === "accepted") await forgiveGuess(db, guest, address);
  return outcome;
}

function acceptByHash(db: Db, tokenHash: Buffer, guest: Guest): Promise<Accepted> {
  return db.transaction(async (db) => {
    const invitation = await lockInvitationByToken(db, tokenHash);
    if (!invitation || invitation.email !== null) return "closed";
    const outcome = await accept(db, invitation, guest);
    return outcome === "used" ? "accepted" : outcome;
  });
}

/** Creates the account that a mailed invitation is for: the link verifies the address. A password is optional. */
export async function acceptBySigningUp(
  db: Db,
  token: string,
  { name, password }: { name: string; password: string | null },
): Promise<{ personId: string } | { weak: PasswordProblem } | "closed" | "taken"> {
  const opened = await openMailed(db, token, null);
  const email = opened === "closed" ? null : opened.invitations[0]?.email;
  if (!email) return "closed";
  const weak = password === null ? null : passwordProblem(password, { email, name });
  if (weak) return { weak };
  const passwordHash = password === null ? null : await hashPassword(password);
  return db.transaction(async (db) => {
    const invitation = await lockInvitationByToken(db, tokenHashOf(token));
    if (!invitation || !(await isOpen(db, invitation))) return "closed";
    const opened = await openAccount(db, { email, name, passwordHash, isVerified: true });
    if (opened === "taken") return "taken";
    const { personId } = opened;
    await accept(db, invitation, { id: personId, email });
    await acceptBeside(db, invitation, { id: personId, email });
    return { personId };
  });
}

/** An invitation is valid while its secret, its organization or cohort, and its inviter's right to grant it are. */
async function isOpen(db: Db, invitation: Invitation | DescribedInvitation): Promise<boolean> {
  if (stateOf(invitation, currentTime()) !== "open" || invitation.invitedBy === null) return false;
  if (!hasRequiredScope(invitation)) return false;
  const { isOrganizationOpen, isCohortRunning } = await findPlace(db, invitation);
  if (!isOrganizationOpen || !isCohortRunning) return false;
  const { cohortId } = invitation;
  if (cohortId !== null && learnsIn(invitation) && (await findIsFull(db, cohortId))) return false;
  return canInvite({ grants: await listGrantsInForce(db, invitation.invitedBy) }, invitation);
}

async function accept(db: Db, invitation: Invitation, guest: Guest): Promise<"used" | Accepted> {
  const invitationId = invitation.id;
  if (await findInvitationUse(db, { invitationId, personId: guest.id })) return "accepted";
  if (invitation.cohortId !== null) await lockCohort(db, invitation.cohortId);
  if (!(await isOpen(db, invitation))) return "closed";
  if (invitation.email !== null && !isTheirs(invitation.email, guest)) return "other_address";
  await insertInvitationUse(db, { invitationId, personId: guest.id });
  await updateInvitationUses(db, invitationId);
  await bringIn(db, invitation, guest.id);
  const { organizationId, role } = invitation;
  const detail = { invitationId, role };
  const audited = { actorId: guest.id, subjectId: guest.id, organizationId };
  await recordAudit(db, { ...audited, action: "invitation.used", detail });
  return "used";
}

async function acceptBeside(db: Db, invitation: Invitation, guest: Guest): Promise<void> {
  for (const other of await lockInvitationsBeside(db, invitation)) await accept(db, other, guest);
}

/** Grants what an invitation promises and the person does not have yet. */
async function bringIn(db: Db, invitation: Invitation, personId: string): Promise<void> {
  const { organizationId, cohortId, title, invitedBy } = invitation;
  const today = dayOf(currentTime(), homeZone);
  if (organizationId !== null) {
    const startedOn = invitation.startsOn ?? today;
    const outcome = await joinOrganization(db, {
      personId,
      organizationId,
      startedOn,
      ...(title !== null && { title }),
    });
    if (outcome === "joined") {
      await recordAudit(db, { actorId: personId, action: "membership.started", subjectId: personId, organizationId });
    }
  }
  if (cohortId !== null && learnsIn(invitation)) {
    await insertCohortMembership(db, { cohortId, personId, joinedOn: today });
  }
  await grantIfNew(db, invitation, personId, invitedBy);
}

async function grantIfNew(db: Db, invitation: InvitedTo, personId: string, invitedBy: string | null): Promise<void> {
  const grant = grantOf(invitation);
  const scope = { organizationId: grant.organizationId ?? undefined, cohortId: grant.cohortId ?? undefined };
  const held = await listGrantsInForce(db, personId);
  if (held.some((other) => other.role === grant.role && covers(other, given(scope)))) return;
  await insertRoleGrant(db, {
    personId,
    role: grant.role,
    reason: "By invitation.",
    ...given(scope),
    ...(invitedBy !== null && { grantedBy: invitedBy }),
  });
  const { role, organizationId, cohortId } = grant;
  const detail = { role, cohort: cohortId };
  await recordAudit(db, { actorId: invitedBy, action: "role.granted", subjectId: personId, organizationId, detail });
}

function given({ organizationId, cohortId }: { organizationId: string | undefined; cohortId: string | undefined }) {
  return { ...(organizationId !== undefined && { organizationId }), ...(cohortId !== undefined && { cohortId }) };
}

function isTheirs(email: string, guest: Guest): boolean {
  return email.toLowerCase() === guest.email.toLowerCase();
}
