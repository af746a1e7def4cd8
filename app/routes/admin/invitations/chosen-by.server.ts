import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { invitationLine } from "#app/identity/invitations/invitation-line.ts";
import { readChosen } from "#app/identity/invitations/invitation-search.ts";
import { listUnsettledInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { db } from "#db/pool.server.ts";

/** The invitations that the inviter chose in the list, without those settled since or out of reach. */
export async function chosenBy(request: Request, values: FormDataEntryValue[]) {
  const person = await inviter(request);
  const ids = readChosen(values).map(({ id }) => id);
  const found = await listUnsettledInvitations(db, invitationScopesOf(person), ids);
  return {
    ...{ person, found, isAdministrator: canAdminister(person) },
    lines: found.map((invitation) => invitationLine(invitation, person.timeZone)),
  };
}
