import { eq } from "drizzle-orm";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { organizationChanges } from "#db/schema/index.ts";
import { everybody, only, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const organizationsRows = domainRows(prepare, {
  "choices/organizations": { at: () => "/choices/organizations?q=a", get: only(["admin", "lead"], 200) },
  "admin/organizations": { at: () => "/admin/organizations?sort=people", get: only(["admin"], 200) },
  "admin/organizations/new": {
    at: () => "/admin/organizations/new",
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization": {
    at: ({ organizationId }) => `/admin/organizations/${organizationId}`,
    get: only(["admin"], 200),
  },
  "admin/organizations/:organization/name": {
    at: ({ organizationId }) => `/admin/organizations/${organizationId}/name`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/kind": {
    at: ({ organizationId }) => `/admin/organizations/${organizationId}/kind`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/district": {
    at: ({ organizationId }) => `/admin/organizations/${organizationId}/district`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/closure": {
    at: ({ organizationId }) => `/admin/organizations/${organizationId}/closure`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/merge": {
    at: ({ organizationId }) => `/admin/organizations/${organizationId}/merge`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/organizations/:organization/changes/:change/undoing": {
    at: ({ organizationId, changeId }) => `/admin/organizations/${organizationId}/changes/${changeId}/undoing`,
    get: everybody(unchanged),
    post: { form: { seen: "1" }, answers: only(["admin"], 303) },
  },
});

async function prepare({ db }: World) {
  const made = await createOrganization(db, { name: "Tide Hall", kind: "cbo" });
  const organizationId = typeof made === "string" ? "" : made.organizationId;
  const [change] = await db
    .select()
    .from(organizationChanges)
    .where(eq(organizationChanges.organizationId, organizationId));
  return { organizationId, changeId: change?.id ?? "" };
}
