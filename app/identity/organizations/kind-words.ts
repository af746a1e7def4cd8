import * as m from "#app/messages/catalog.ts";
import type { OrganizationKind } from "./organization.ts";

const kindNames: Record<OrganizationKind, () => string> = {
  district: m.organizationDistrict,
  school: m.organizationSchool,
  cbo: m.organizationCbo,
  early_learning: m.organizationEarlyLearning,
  esd: m.organizationEsd,
  other: m.organizationOther,
};

export const kindInWords = (kind: OrganizationKind): string => kindNames[kind]();

/** The same with a capital, where it begins a line: "School district". */
export function kindAsHeading(kind: OrganizationKind): string {
  const words = kindInWords(kind);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
