import type { OrganizationKind } from "#app/identity/organizations/organization.ts";
import type { Db } from "../client.server.ts";
import { organizations } from "../schema/identity.ts";
import { idFor } from "./random.ts";

type DemoOrganization = { key: string; name: string; kind: OrganizationKind; district?: string };

/**
 * Every organization is invented and says so in its name; the districts are those of the synthetic region. There are more
 * than `choicesShown`, so that pages are tested with choices that are searched.
 */
const demoOrganizations: DemoOrganization[] = [
  { key: "heron", name: "Heron Bay School District", kind: "district" },
  { key: "cedar", name: "Cedar Flats School District", kind: "district" },
  { key: "madrona", name: "Madrona Valley School District", kind: "district" },
  { key: "saltgrass", name: "Saltgrass Elementary", kind: "school", district: "heron" },
  { key: "tern", name: "Tern Point Elementary", kind: "school", district: "heron" },
  { key: "heron-high", name: "Heron Bay High", kind: "school", district: "heron" },
  { key: "alder", name: "Alder Bend Elementary", kind: "school", district: "cedar" },
  { key: "cedar-middle", name: "Cedar Flats Middle", kind: "school", district: "cedar" },
  { key: "cedar-high", name: "Cedar Flats High", kind: "school", district: "cedar" },
  { key: "huckleberry", name: "Huckleberry Elementary", kind: "school", district: "madrona" },
  { key: "gull-street", name: "Gull Street Elementary", kind: "school", district: "madrona" },
  { key: "madrona-high", name: "Madrona High", kind: "school", district: "madrona" },
  { key: "lantern", name: "Lantern Family Network", kind: "cbo" },
  { key: "two-rivers", name: "Two Rivers Youth Alliance", kind: "cbo" },
  { key: "kulan", name: "Kulan Parent Circle", kind: "cbo" },
  { key: "tidewater", name: "Tidewater Community Learning", kind: "cbo" },
  { key: "sparrow", name: "Sparrow House Early Learning", kind: "early_learning" },
  { key: "little-otters", name: "Little Otters Family Child Care", kind: "early_learning" },
  { key: "semillas", name: "Semillas Early Learning Center", kind: "early_learning" },
  { key: "fern-hollow", name: "Fern Hollow Preschool", kind: "early_learning" },
  { key: "esd", name: "Alder Sound Educational Service District", kind: "esd" },
];

export const organizationId = (key: string) => idFor(`organization ${key}`);

export const organizationRows = demoOrganizations.map(({ key, name, kind, district }) => ({
  id: organizationId(key),
  name: `${name} (fictional)`,
  kind,
  districtId: district ? organizationId(district) : null,
  isFictional: true,
}));

export async function seedOrganizations(db: Db): Promise<void> {
  await db.insert(organizations).values(organizationRows).onConflictDoNothing();
}
