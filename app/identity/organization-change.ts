import type { OrganizationKind } from "./organization.ts";

export const organizationChangeKinds = [
  "created",
  "renamed",
  "moved",
  "kind_changed",
  "merged",
  "closed",
  "reopened",
  "undone",
] as const;
export type OrganizationChangeKind = (typeof organizationChangeKinds)[number];

/** An organization as it stood before or after a change. */
export type OrganizationState = {
  name: string;
  kind: OrganizationKind;
  districtId: string | null;
  closedAt: string | null;
  mergedIntoId: string | null;
};
