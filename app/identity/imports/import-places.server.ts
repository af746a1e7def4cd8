import type { Db } from "#db/client.server.ts";
import { insertAuditEvents } from "../audit/queries/audit-events.server.ts";
import { stateOf } from "../organizations/organization-change.ts";
import { insertOrganizationChanges } from "../organizations/queries/organization-changes.server.ts";
import { insertOrganizations } from "../organizations/queries/organizations.server.ts";
import type { Checked, PersonPlan } from "./import-check.ts";
import { nameKey } from "./import-names.ts";
import type { OrganizationPlan } from "./import-organizations.ts";
import { listOpenOrganizations } from "./queries/import-world.server.ts";
import type { Import } from "./queries/imports.server.ts";

/** Creates an import's organizations with their history: those without a district first, as schools refer to them. */
export async function organizationsFrom(
  db: Db,
  { id, startedBy }: Import,
  checked: Checked<PersonPlan | OrganizationPlan>[],
): Promise<Record<string, number>> {
  const plans = checked.flatMap(({ plan }) => (plan && !("email" in plan) ? [plan] : []));
  const wanted = plans.filter(({ effects }) => effects.includes("create"));
  const isFirst = ({ districtName }: OrganizationPlan) => districtName === null;
  for (const some of [wanted.filter(isFirst), wanted.filter((plan) => !isFirst(plan))]) {
    const open = await listOpenOrganizations(db);
    const districts = new Map(
      open.filter(({ kind }) => kind === "district").map((place) => [nameKey(place.name), place.id]),
    );
    const rows = some.map(({ name, kind, districtName }) => ({
      ...{ name, kind },
      districtId: districtName === null ? null : (districts.get(nameKey(districtName)) ?? null),
    }));
    for (let from = 0; from < rows.length; from += 1_000) {
      const made = await insertOrganizations(db, rows.slice(from, from + 1_000));
      await insertOrganizationChanges(
        db,
        made.map((organization) => ({
          ...{ organizationId: organization.id, kind: "created" as const, after: stateOf(organization) },
          changedBy: startedBy,
        })),
      );
      await insertAuditEvents(
        db,
        made.map((organization) => ({
          ...{ actorId: startedBy, action: "organization.created" as const, organizationId: organization.id },
          detail: { importId: id },
        })),
      );
    }
  }
  return { create: wanted.length, exists: plans.length - wanted.length };
}
