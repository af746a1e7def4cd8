import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** What administrators do, and invitations as they are received. */
export const administrationAddresses = [
  ...prefix("admin/mail", [
    index("routes/admin/mail/list.tsx"),
    route("test", "routes/admin/mail/test.ts"),
    route("retries", "routes/admin/mail/retries.ts"),
    route("previews/:template", "routes/admin/mail/preview.tsx"),
    route(":mail/retry", "routes/admin/mail/retry.ts"),
  ]),
  ...prefix("admin/jobs", [
    index("routes/admin/jobs/list.tsx"),
    route(":job", "routes/admin/jobs/job.ts"),
    route(":job/retry", "routes/admin/jobs/retry.ts"),
  ]),
  route("admin/readings", "routes/admin/readings.tsx"),
  route("choices/organizations", "routes/choices/organizations.ts"),
  route("mailbox", "routes/mailbox/list.tsx"),
  route("mailbox/:mail", "routes/mailbox/mail.tsx"),

  ...prefix("admin/people", [
    index("routes/admin/people/list.tsx"),
    ...prefix(":person", [
      index("routes/admin/people/person.tsx"),
      route("memberships", "routes/admin/people/membership.tsx"),
      route("memberships/:membership/end", "routes/admin/people/membership-end.tsx"),
      route("grants", "routes/admin/people/grant.tsx"),
      route("grants/:grant/end", "routes/admin/people/grant-end.tsx"),
      route("second-step", "routes/admin/people/second-step.tsx"),
    ]),
  ]),
  ...prefix("admin/imports", [
    index("routes/admin/imports/list.tsx"),
    route("template", "routes/admin/imports/template.ts"),
    ...prefix(":import", [
      index("routes/admin/imports/import.tsx"),
      route("run", "routes/admin/imports/run.tsx"),
      route("columns", "routes/admin/imports/columns.tsx"),
      route("repair", "routes/admin/imports/repair.ts"),
      route("problems", "routes/admin/imports/problems.ts"),
      route("revocation", "routes/admin/imports/revocation.tsx"),
    ]),
  ]),
  ...prefix("admin/invitations", [
    index("routes/admin/invitations/list.tsx"),
    route("new", "routes/admin/invitations/new.tsx"),
    route("code", "routes/admin/invitations/code.tsx"),
    route("renewals", "routes/admin/invitations/renewals.tsx"),
    route("revocations", "routes/admin/invitations/revocations.tsx"),
    ...prefix(":invitation", [
      index("routes/admin/invitations/invitation.tsx"),
      route("renewal", "routes/admin/invitations/renewal.ts"),
      route("revocation", "routes/admin/invitations/revocation.tsx"),
    ]),
  ]),
  route("invitation", "routes/invitations/invitation.tsx"),
  route("join", "routes/invitations/join.tsx"),
  ...prefix("admin/organizations", [
    index("routes/admin/organizations/list.tsx"),
    route("new", "routes/admin/organizations/new.tsx"),
    ...prefix(":organization", [
      index("routes/admin/organizations/organization.tsx"),
      route("name", "routes/admin/organizations/name.tsx"),
      route("kind", "routes/admin/organizations/kind.tsx"),
      route("district", "routes/admin/organizations/district.tsx"),
      route("closure", "routes/admin/organizations/closure.tsx"),
      route("merge", "routes/admin/organizations/merge.tsx"),
      route("changes/:change/undoing", "routes/admin/organizations/undoing.ts"),
    ]),
  ]),
  ...prefix("admin/audit", [index("routes/admin/audit/page.tsx"), route("export", "routes/admin/audit/export.ts")]),
  route("admin", "routes/admin/overview.tsx"),
  route("admin/technical", "routes/admin/technical.tsx"),
  route("admin/maintenance", "routes/admin/maintenance.tsx"),
  route("admin/view-as", "routes/admin/view-as.tsx"),
  route("view-as", "routes/view-as.ts"),
  route("settings/activity", "routes/settings/activity.tsx"),
] satisfies RouteConfig;
