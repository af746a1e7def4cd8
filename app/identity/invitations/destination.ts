import type { InvitedTo } from "./invitation.ts";

/** Added to the address of a page that says that an invitation was accepted. */
export const joinedParam = "joined";

/**
 * Where somebody stands after they accepted: at what they were invited to. Pages of leads and administrators send them
 * to set up their second step first. Cohorts are on Today until they have pages.
 */
export function destinationOf({ role, organizationId, cohortId }: InvitedTo): string {
  if (role === "administrator") return "/admin";
  if (role === "program_lead") {
    return organizationId === null || cohortId !== null
      ? "/admin/people"
      : `/admin/people?organization=${organizationId}`;
  }
  const isAtOrganization = role === "educator" && organizationId !== null && cohortId === null;
  return isAtOrganization ? `/settings/profile?${joinedParam}` : `/?${joinedParam}`;
}
