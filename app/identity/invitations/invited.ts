import * as m from "#app/messages/catalog.ts";
import { promiseInWords } from "./invitation-line.ts";
import type { DescribedInvitation } from "./queries/invitations.server.ts";
import type { Invited } from "./ui/invited-to.tsx";

/** Invitations as their recipient reads them. */
export function invitedIn(invitations: DescribedInvitation[]): Invited[] {
  return invitations.map((invitation) => ({
    id: invitation.id,
    inviter: invitation.inviterName ?? m.invitationsInviterGone(),
    promise: promiseInWords(invitation),
    title: invitation.title,
    note: invitation.note,
  }));
}
