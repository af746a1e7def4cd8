import { eq } from "drizzle-orm";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { memberships, roleGrants } from "#db/schema/index.ts";
import { only } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const peopleRows = domainRows(prepare, {
  "admin/people": { at: () => "/admin/people?q=ana", get: only(["admin", "lead"], 200) },
  "admin/people/:person": {
    at: ({ people }) => `/admin/people/${people.owner}`,
    get: only(["admin", "lead"], 200),
  },
  "admin/people/:person/memberships": {
    at: ({ people }) => `/admin/people/${people.owner}/memberships`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/memberships/:membership/end": {
    at: ({ membershipId, people }) => `/admin/people/${people.owner}/memberships/${membershipId}/end`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/grants": {
    at: ({ people }) => `/admin/people/${people.owner}/grants`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/grants/:grant/end": {
    at: ({ grantId, people }) => `/admin/people/${people.coach}/grants/${grantId}/end`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/people/:person/second-step": {
    at: ({ people }) => `/admin/people/${people.owner}/second-step`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
});

async function prepare({ db, people }: World) {
  const place = await createOrganization(db, { name: "Dock Hall", kind: "cbo" });
  const organizationId = typeof place === "string" ? "" : place.organizationId;
  const [membership] = await db
    .insert(memberships)
    .values({ personId: people.owner, organizationId, startedOn: "2026-01-01" })
    .returning();
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, people.coach));
  return { membershipId: membership?.id ?? "", grantId: grant?.id ?? "" };
}
