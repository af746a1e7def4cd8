import { randomBytes, randomUUID } from "node:crypto";
import { queueMail } from "#app/mail/outbox.server.ts";
import { countAttempt, countEverywhere } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { keyedHashOf, newSecret, seal, unseal } from "#app/secrets/secrets.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { findPersonByEmail, lockEmail } from "../people/queries/people.server.ts";
import type { Person } from "../person/person.ts";
import { rolesWithSecondStep } from "../person/second-step.ts";
import {
  canInvite,
  hasRequiredScope,
  type InvitedTo,
  invitationDays,
  invitationScopesOf,
  stateOf,
} from "./invitation.ts";
import { codeFrom, formatCode } from "./invitation-code.ts";
import { promiseInWords } from "./invitation-line.ts";
import { findMailedNames, findPlace } from "./queries/invitation-places.server.ts";
import {
  type Invitation,
  insertInvitation,
  listOpenInvitationsTo,
  lockInvitation,
  updateImportedInvitationsRevoked,
  updateInvitationMail,
  updateInvitationRevoked,
  updateInvitationSecret,
} from "./queries/invitations.server.ts";
import { insertCodeOnce, isMadeCode } from "./queries/room-codes.server.ts";

type Common = InvitedTo & { title: string | null; days: number };
export type MailedInvitation = Common & { email: string; name: string | null; note: string | null };

type Made = { invitationId: string };
type Unfit = "not_allowed" | "no_such_place" | "needs_scope";

/**
 * Invites one address by mail. "already_invited" when the same invitation is open. `address` is the sender's network.
 */
export async function inviteByMail(
  db: Db,
  person: Person,
  invited: MailedInvitation,
  address: string,
): Promise<Made | Unfit | "already_invited" | Wait> {
  const unfit = await unfitFor(db, person, invited);
  if (unfit) return unfit;
  return db.transaction(async (db) => {
    await lockEmail(db, invited.email);
    const open = await listOpenInvitationsTo(db, [invited.email.toLowerCase()]);
    if (open.some((other) => isSame(other, invited))) return "already_invited";
    const wait = await countInvitationMail(db, person, invited.email, address);
    if (wait) return wait;
    const secret = newSecret();
    const { days: length, ...given } = invited;
    const expiresAt = daysFromNow(length);
    const invitationId = await insertInvitation(db, {
      ...given,
      tokenHash: tokenHashOf(secret),
      invitedBy: person.id,
      expiresAt,
    });
    await auditInvitation(db, person, "invitation.made", { id: invitationId, ...invited });
    await mailInvitation(db, { id: invitationId, inviter: person, secret, expiresAt, ...invited });
    return { invitationId };
  });
}

/** Counts an invitation before it is mailed, against both its sender and its recipient. */
async function countInvitationMail(db: Db, sender: Person, email: string, address: string): Promise<Wait | null> {
  const waitUntil =
    (await countAttempt(db, "invite", sender.id, address)) ?? (await countEverywhere(db, "invite", email));
  return waitUntil && { waitUntil };
}

/** Creates a code for everybody in a room. Sent twice with one `key`, a form makes one code. */
export async function inviteByCode(
  db: Db,
  person: Person,
  { key = randomUUID(), ...invited }: Common & { maxUses: number; key?: string },
): Promise<Made | Unfit> {
  const unfit = await unfitFor(db, person, invited);
  if (unfit) return unfit;
  if (invited.role !== "educator") return "not_allowed";
  return db.transaction(async (db) => {
    const { days: length, ...given } = invited;
    const code = { ...given, ...newCode(), invitedBy: person.id, expiresAt: daysFromNow(length) };
    const made = await insertCodeOnce(db, { ...code, id: key });
    if (!made && (await isMadeCode(db, { ...code, id: key }))) return { invitationId: key };
    const invitationId = made ?? (await insertInvitation(db, code));
    await auditInvitation(db, person, "invitation.made", { id: invitationId, email: null, ...invited });
    return { invitationId };
  });
}

/**
 * Replaces the link or code by a new one, valid for the usual time, and makes the person who renews it the inviter. A used-up
 * or revoked invitation stays so. `address` is the network of the person who renews it. `seenEnd` is the end that they saw, in
 * milliseconds: if it has changed, someone renewed it meanwhile, or they pressed twice, and nothing is sent.
 */
export async function renewInvitation(
  db: Db,
  person: Person,
  invitationId: string,
  address: string,
  { seenEnd }: { seenEnd?: number } = {},
): Promise<"renewed" | "missing" | "over" | Wait> {
  return db.transaction(async (db) => {
    const invitation = await lockInvitation(db, invitationScopesOf(person), invitationId);
    if (!invitation) return "missing";
    if (invitation.revokedAt || stateOf(invitation, currentTime()) === "used") return "over";
    if (seenEnd !== undefined && seenEnd !== invitation.expiresAt.getTime()) return "renewed";
    if (await unfitFor(db, person, invitation)) return "over";
    const { email } = invitation;
    const wait = email === null ? null : await countInvitationMail(db, person, email, address);
    if (wait) return wait;
    const expiresAt = daysFromNow(invitationDays.usual);
    const secret = newSecret();
    const renewed = email === null ? newCode() : { tokenHash: tokenHashOf(secret), sealedCode: null };
    await updateInvitationSecret(db, invitation.id, { ...renewed, invitedBy: person.id, expiresAt });
    await auditInvitation(db, person, "invitation.made", invitation);
    if (email !== null) {
      await mailInvitation(db, { ...invitation, email, inviter: person, secret, expiresAt });
    }
    return "renewed";
  });
}

/** Revokes an invitation. People who already accepted it are unaffected. */
export async function revokeInvitation(db: Db, person: Person, invitationId: string): Promise<"revoked" | "missing"> {
  return db.transaction(async (db) => {
    const invitation = await lockInvitation(db, invitationScopesOf(person), invitationId);
    if (!invitation) return "missing";
    if (stateOf(invitation, currentTime()) !== "open") return "revoked";
    await updateInvitationRevoked(db, invitation.id);
    await auditInvitation(db, person, "invitation.revoked", invitation);
    return "revoked";
  });
}

/** Revokes all unanswered invitations of an import; returns how many. */
export async function revokeInvitationsOfImport(db: Db, person: Person, importId: string): Promise<number> {
  return db.transaction(async (db) => {
    const count = await updateImportedInvitationsRevoked(db, importId);
    if (count > 0) {
      await recordAudit(db, { actorId: person.id, action: "invitation.revoked", detail: { importId, count } });
    }
    return count;
  });
}

/** The code of an invitation in groups of four; null for a mailed one. */
export function codeOf({ sealedCode }: { sealedCode: Buffer | null }): string | null {
  const code = sealedCode && unseal("invitation", sealedCode);
  return code ? formatCode(code) : null;
}

/** The hash under which the database stores a link's secret or a code. */
export function tokenHashOf(secret: string): Buffer {
  return keyedHashOf("invitation", secret);
}

export const invitationPath = (secret: string) => `/invitation?token=${secret}`;

async function unfitFor(db: Db, person: Person, invited: InvitedTo): Promise<Unfit | null> {
  if (!canInvite(person, invited)) return "not_allowed";
  if (!hasRequiredScope(invited)) return "needs_scope";
  const { isOrganizationOpen, isCohortRunning } = await findPlace(db, invited);
  return isOrganizationOpen && isCohortRunning ? null : "no_such_place";
}

function newCode() {
  const code = codeFrom(randomBytes);
  return { tokenHash: tokenHashOf(code), sealedCode: seal("invitation", code) };
}

const daysFromNow = (count: number) => fromNow(count * days);

function isSame(one: InvitedTo, other: InvitedTo): boolean {
  return one.role === other.role && one.organizationId === other.organizationId && one.cohortId === other.cohortId;
}

type Mailing = { id: string } & InvitedTo &
  Pick<Invitation, "note" | "expiresAt"> & { email: string; inviter: Person; secret: string };

async function mailInvitation(db: Db, { id, email, inviter, note, secret, expiresAt, ...invited }: Mailing) {
  const { role, organizationId, cohortId } = invited;
  const account = await findPersonByEmail(db, email);
  const ids = [organizationId, cohortId].filter((id) => id !== null);
  const facts = await findMailedNames(db, inviter.id, ids);
  const to = { personId: null, email, language: account?.language ?? "en", timeZone: account?.timeZone ?? homeZone };
  const posted = await queueMail(db, to, {
    template: "invitation",
    data: {
      inviterName: inviter.name,
      ...promiseInMail(facts, { role, organizationId, cohortId }),
      note,
      linkPath: invitationPath(secret),
      days: Math.round((expiresAt.getTime() - currentTime().getTime()) / days),
    },
    uselessAfter: expiresAt,
  });
  if (posted) await updateInvitationMail(db, id, posted.mailId);
}

type MailedNames = Awaited<ReturnType<typeof findMailedNames>>;

/** The inviter and the promise, as the mail states them. */
export function promiseInMail({ names, inviterOrganization }: MailedNames, invited: InvitedTo) {
  const organizationName = names.get(invited.organizationId ?? "") ?? null;
  const cohortName = names.get(invited.cohortId ?? "") ?? null;
  return {
    ...{ inviterOrganization, organizationName },
    promise: promiseInWords({ role: invited.role, organizationName, cohortName }),
    needsSecondStep: rolesWithSecondStep.includes(invited.role),
  };
}

type InvitationAction = "invitation.made" | "invitation.revoked";
type AuditedInvitation = InvitedTo & { id: string; email: string | null };

/** The audit detail of an invitation, without its recipient. */
export function invitationAudit(
  person: Person,
  action: InvitationAction,
  { id, role, organizationId, cohortId, email }: AuditedInvitation,
) {
  const detail = { invitationId: id, role, cohort: cohortId, how: email === null ? "code" : "mail" };
  return { actorId: person.id, action, organizationId, detail };
}

function auditInvitation(db: Db, person: Person, action: InvitationAction, invitation: AuditedInvitation) {
  return recordAudit(db, invitationAudit(person, action, invitation));
}
