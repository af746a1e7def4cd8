import { canLead, type Grant } from "#app/identity/person/role.ts";

/**
 * The participation that a person may read: of the whole program, or of the people of their own organizations. Null for
 * everyone else. Leads of one cohort see it in the cohort itself.
 */
export type ParticipationScope = { kind: "program" } | { kind: "organizations"; organizationIds: string[] };

export function participationScopeOf(person: { grants: readonly Grant[] }): ParticipationScope | null {
  if (canLead(person, {})) return { kind: "program" };
  const organizationIds = person.grants.flatMap(({ role, organizationId }) =>
    role === "program_lead" && organizationId !== null ? [organizationId] : [],
  );
  return organizationIds.length > 0 ? { kind: "organizations", organizationIds } : null;
}

/** Whether a person may see the participation of one organization, with the names of its people. */
export function canReadOrganization(scope: ParticipationScope, organizationId: string): boolean {
  return scope.kind === "program" || scope.organizationIds.includes(organizationId);
}
