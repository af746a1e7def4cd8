import type { InvitedTo } from "./invitation.ts";

/** Added to the address of a page that says that an invitation was accepted. */
export const joinedParam = "joined";

/**
 * Where someone stands after they accepted: at what they were invited to. Pages of leads and administrators send them
 * to set up their second step first.
 */
export function destinationOf({ role, organizationId, cohortId }: InvitedTo): string {
  if (role === "administrator") return "/admin";
  if (cohortId !== null) return `/cohorts/${cohortId}`;
  if (role === "program_lead")
    return organizationId === null ? "/admin/people" : `/admin/people?organization=${organizationId}`;
  return role === "educator" && organizationId !== null ? `/settings/profile?${joinedParam}` : `/?${joinedParam}`;
}
