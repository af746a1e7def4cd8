import { organizations } from "#db/schema/index.ts";
import { only, type Visitor } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

/** Leads of the whole program; app/participation/scope.test.ts has leads of one organization. */
const leads: Visitor[] = ["lead", "admin"];

export const participationRows = domainRows(prepare, {
  participation: { at: () => "/participation", get: only(leads, 200) },
  "participation/measures": { at: () => "/participation/measures", get: only(leads, 200) },
  "participation/organizations": { at: () => "/participation/organizations", get: only(leads, 200) },
  "participation/organizations/:organization": { at: ({ organization }) => organization, get: only(leads, 200) },
  "participation/organizations/:organization/people": {
    at: ({ organization }) => `${organization}/people`,
    get: only(leads, 200),
  },
});

async function prepare({ db }: World) {
  const [row] = await db.insert(organizations).values({ name: "Heron Family Network", kind: "cbo" }).returning();
  return { organization: `/participation/organizations/${row?.id}` };
}
