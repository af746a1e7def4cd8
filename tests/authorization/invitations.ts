import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { invitations } from "#db/schema/index.ts";
import { everybody, only, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const invitationsRows = domainRows(prepare, {
  "admin/invitations": { at: () => "/admin/invitations", get: only(["admin", "lead"], 200) },
  "admin/invitations/new": {
    at: () => "/admin/invitations/new",
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 422) },
  },
  "admin/invitations/code": {
    at: () => "/admin/invitations/code",
    get: only(["admin", "lead"], 200),
    post: { form: { days: "0" }, answers: only(["admin", "lead"], 422) },
  },
  "admin/invitations/renewals": {
    at: () => "/admin/invitations/renewals",
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  "admin/invitations/revocations": {
    at: () => "/admin/invitations/revocations",
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  "admin/invitations/:invitation": {
    at: ({ invitationId }) => `/admin/invitations/${invitationId}`,
    get: only(["admin", "lead"], 200),
  },
  "admin/invitations/:invitation/renewal": {
    at: ({ invitationId }) => `/admin/invitations/${invitationId}/renewal`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  "admin/invitations/:invitation/revocation": {
    at: ({ invitationId }) => `/admin/invitations/${invitationId}/revocation`,
    get: only(["admin", "lead"], 200),
    post: { form: {}, answers: only(["admin", "lead"], 303) },
  },
  // An expired or unknown invitation looks the same to everyone.
  invitation: {
    at: () => "/invitation?token=none",
    get: everybody(404),
    post: { form: {}, answers: { ...everybody(303), nobody: 422 } },
  },
  join: { at: () => "/join", get: everybody(200), post: { form: {}, answers: everybody(303) } },
});

async function prepare({ db, people }: World) {
  const place = await createOrganization(db, { name: "Ferry Hall", kind: "cbo" });
  const [made] = await db
    .insert(invitations)
    .values({
      email: "ana@example.org",
      organizationId: typeof place === "string" ? null : place.organizationId,
      tokenHash: Buffer.from("one"),
      invitedBy: people.admin,
      expiresAt: new Date(Date.now() + 1e9),
    })
    .returning();
  return { invitationId: made?.id ?? "" };
}
