export const organizationKinds = ["district", "school", "cbo", "early_learning", "esd", "other"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** Schools may sit in a district (a charter or tribal school need not); nothing else does, and only in a district. */
export function canSitIn(
  organization: { kind: OrganizationKind },
  district: { kind: OrganizationKind } | null,
): boolean {
  if (district === null) return true;
  return organization.kind === "school" && district.kind === "district";
}
