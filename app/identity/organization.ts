export const organizationKinds = ["district", "school", "cbo", "early_learning", "esd", "other"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];
