import type { Db } from "#db/client.server.ts";
import { insertAuditEvents } from "../audit/queries/audit-events.server.ts";
import type { Person } from "../person/person.ts";
import { invitationAudit, renewInvitation } from "./invitation.server.ts";
import { invitationScopesOf } from "./invitation.ts";
import type { ChosenInvitation } from "./invitation-search.ts";
import { updateInvitationsRevoked } from "./queries/invitations.server.ts";

/** `left` were not sent, because of the limits on mail; `waitUntil` is when the next can be. */
export type RenewedInvitations = { sent: number; left: number; waitUntil: Date | null };

/**
 * Sends chosen invitations again, each in a transaction of its own, so that a limit stops the rest and loses nothing.
 * One that was sent again since it was chosen counts as sent and gets no second mail. `address` is the sender's network.
 */
export async function renewInvitations(
  db: Db,
  person: Person,
  chosen: ChosenInvitation[],
  address: string,
): Promise<RenewedInvitations> {
  const result: RenewedInvitations = { sent: 0, left: 0, waitUntil: null };
  for (const { id, seenEnd } of chosen) {
    const outcome = await renewInvitation(db, person, id, address, { seenEnd });
    if (outcome === "renewed") result.sent += 1;
    if (typeof outcome === "object") {
      result.left += 1;
      if (!result.waitUntil || outcome.waitUntil < result.waitUntil) result.waitUntil = outcome.waitUntil;
    }
  }
  return result;
}

/** Revokes chosen invitations; returns how many were open. People who already accepted are unaffected. */
export async function revokeInvitations(db: Db, person: Person, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return db.transaction(async (db) => {
    const revoked = await updateInvitationsRevoked(db, invitationScopesOf(person), ids);
    await insertAuditEvents(
      db,
      revoked.map((invitation) => invitationAudit(person, "invitation.revoked", invitation)),
    );
    return revoked.length;
  });
}
