import { inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { invitationDays } from "#app/identity/invitations/invitation.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";

export type InvitedAddresses = { sent: string[]; already: string[]; waiting: string[]; refused: string[] };

/**
 * Invites each address to learn in a cohort. `waiting` are those after the sender's or the address's limit was reached.
 * `network` is the sender's.
 */
export async function inviteToCohort(
  db: Db,
  person: Person,
  { cohortId, addresses, note }: { cohortId: string; addresses: string[]; note: string | null },
  network: string,
): Promise<InvitedAddresses> {
  const outcome: InvitedAddresses = { sent: [], already: [], waiting: [], refused: [] };
  const invited = { role: "educator" as const, organizationId: null, cohortId, title: null, name: null, note };
  for (const email of addresses) {
    const made = await inviteByMail(db, person, { ...invited, email, days: invitationDays.usual }, network);
    if (made === "already_invited") outcome.already.push(email);
    else if (typeof made === "string") outcome.refused.push(email);
    else if ("waitUntil" in made) outcome.waiting.push(email);
    else outcome.sent.push(email);
  }
  return outcome;
}
