import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** The pages of leads. */
export const participationAddresses = [
  ...prefix("participation", [
    index("routes/participation/overview.tsx"),
    route("measures", "routes/participation/measures.tsx"),
    route("periods", "routes/participation/periods.tsx"),
    route("periods/:period", "routes/participation/period.tsx"),
    route("periods/:period/targets", "routes/participation/period-targets.tsx"),
    route("periods/:period/targets/:measure", "routes/participation/period-target.tsx"),
    route("figures/:file", "routes/participation/figures-file.ts"),
    route("reports", "routes/participation/reports.tsx"),
    ...prefix("reports/:report", [
      index("routes/participation/report.tsx"),
      route("pdf", "routes/participation/report-pdf.ts"),
      route("xlsx", "routes/participation/report-xlsx.ts"),
      route("preview", "routes/participation/report-preview.ts"),
      route("publication", "routes/participation/report-publication.tsx"),
      route("correction", "routes/participation/report-correction.tsx"),
      route("narratives/:section", "routes/participation/report-narrative.tsx"),
      route("spots", "routes/participation/report-spots.ts"),
      route("comments/:organization", "routes/participation/report-comment.tsx"),
    ]),
    route("organizations", "routes/participation/organizations.tsx"),
    route("organizations/:organization", "routes/participation/organization.tsx"),
    route("organizations/:organization/people", "routes/participation/organization-people.tsx"),
    route("organizations/:organization/roster", "routes/participation/organization-roster.tsx"),
    route("registers/:register", "routes/participation/register.tsx"),
    route("registers/:register/:entry", "routes/participation/register-entry.tsx"),
    route("plan", "routes/participation/plan.tsx"),
    route("plan/pdf", "routes/participation/plan-pdf.ts"),
    route("mails", "routes/participation/mails.tsx"),
    route("missing", "routes/participation/missing.tsx"),
    route("commitments", "routes/participation/commitments.tsx"),
    route("commitments/:commitment", "routes/participation/commitment.tsx"),
  ]),
] satisfies RouteConfig;
