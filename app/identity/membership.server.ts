import type { Db } from "#db/client.server.ts";
import type { MembershipDates } from "./membership.ts";
import { canSitIn, type OrganizationKind } from "./organization.ts";
import { findCurrentMembership, insertMembership, updateMembershipEnd } from "./queries/memberships.server.ts";
import { findOrganization, insertOrganization } from "./queries/organizations.server.ts";

type NewOrganization = { name: string; kind: OrganizationKind; districtId?: string; isFictional?: boolean };

/** Adds an organization; a school may sit in a district. */
export async function createOrganization(
  db: Db,
  organization: NewOrganization,
): Promise<{ organizationId: string } | "taken" | "not_a_district"> {
  const { districtId } = organization;
  const district = districtId ? await findOrganization(db, districtId) : null;
  if (districtId && !(district && canSitIn(organization, district))) return "not_a_district";
  const organizationId = await insertOrganization(db, organization);
  return organizationId ? { organizationId } : "taken";
}

/** Belonging has dates, and someone may belong to several organizations at once, to each of them once. */
export async function join(
  db: Db,
  membership: { personId: string; organizationId: string; title?: string } & Pick<MembershipDates, "startedOn">,
): Promise<"joined" | "already_there"> {
  return (await insertMembership(db, membership)) ? "joined" : "already_there";
}

/** Ends a membership on a day, which is still part of it. */
export async function leave(
  db: Db,
  { personId, organizationId, endedOn }: { personId: string; organizationId: string; endedOn: string },
): Promise<"left" | "not_there" | "before_start"> {
  const membership = await findCurrentMembership(db, { personId, organizationId });
  if (!membership) return "not_there";
  if (endedOn < membership.startedOn) return "before_start";
  await updateMembershipEnd(db, membership.id, endedOn);
  return "left";
}
