export const organizationKinds = ["district", "school", "cbo", "early_learning", "esd", "other"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** Whether an organization may be in a district: only schools may, and they need not (charter and tribal schools). */
export function canBelongTo(
  organization: { kind: OrganizationKind },
  district: { kind: OrganizationKind } | null,
): boolean {
  if (district === null) return true;
  return organization.kind === "school" && district.kind === "district";
}
