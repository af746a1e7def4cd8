import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { listCohortsToInviteTo } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { managedScopeOf } from "#app/identity/person/role.ts";
import { db } from "#db/pool.server.ts";

const none = { organizationIds: [], cohortIds: [] };

/** The choosers of the invitation forms, by field name. */
export const choosersFor = (person: Person) => ({
  organizationId: organizationChooser(db, { reach: managedScopeOf(person) ?? none }),
});

/** The scopes that a person may invite to, as the forms first offer them. */
export async function placesFor(person: Person) {
  const [organizations, cohorts] = await Promise.all([
    choosersFor(person).organizationId({ q: "", chosen: "" }),
    listCohortsToInviteTo(db, invitationScopesOf(person)),
  ]);
  return { organizations, cohorts };
}
