import { organizationId } from "#db/seed/world-organizations.ts";
import { demoReports, quarterId } from "#db/seed/world-participation.ts";
import { demoCommitment, demoGrant, demoNeed } from "#db/seed/world-promises.ts";
import { type PageRows, toLeads, toSignedIn } from "./finds.ts";

const lantern = `/participation/organizations/${organizationId("lantern")}`;

export const participationPages: PageRows = {
  participation: { addresses: ["/participation"], finds: toLeads },
  "participation/measures": { addresses: ["/participation/measures"], finds: toLeads },
  "participation/periods": { addresses: ["/participation/periods"], finds: toLeads },
  "participation/periods/:period": {
    addresses: [0, 1].map((before) => `/participation/periods/${quarterId(before)}`),
    finds: toLeads,
  },
  "participation/periods/:period/targets": {
    addresses: [`/participation/periods/${demoGrant}/targets`],
    finds: toLeads,
  },
  "participation/periods/:period/targets/:measure": {
    addresses: [`/participation/periods/${demoGrant}/targets/people`],
    finds: toLeads,
  },
  "participation/reports": { addresses: ["/participation/reports"], finds: toLeads },
  "participation/reports/:report": {
    addresses: Object.values(demoReports).map((id) => `/participation/reports/${id}`),
    finds: toLeads,
  },
  "participation/reports/:report/narratives/:section": {
    addresses: [`/participation/reports/${demoReports.draft}/narratives/summary`],
    finds: toLeads,
  },
  // Only a report whose preview is over has the question; the demo has none.
  "participation/reports/:report/publication": { addresses: [], finds: toLeads },
  "participation/reports/:report/correction": {
    addresses: [`/participation/reports/${demoReports.published}/correction`],
    finds: toLeads,
  },
  "participation/reports/:report/comments/:organization": {
    addresses: [`/participation/reports/${demoReports.published}/comments/${organizationId("lantern")}`],
    finds: toLeads,
  },
  "settings/about-you": { addresses: ["/settings/about-you"], finds: toSignedIn },
  "participation/organizations": { addresses: ["/participation/organizations"], finds: toLeads },
  "participation/organizations/:organization": { addresses: [lantern], finds: toLeads },
  "participation/organizations/:organization/roster": { addresses: [`${lantern}/roster`], finds: toLeads },
  "participation/registers/:register": {
    addresses: ["needs", "sharing", "lessons"].map((register) => `/participation/registers/${register}`),
    finds: toLeads,
  },
  "participation/registers/:register/:entry": {
    addresses: [`/participation/registers/needs/${demoNeed}`],
    finds: toLeads,
  },
  "participation/plan": { addresses: ["/participation/plan"], finds: toLeads },
  "participation/mails": { addresses: ["/participation/mails"], finds: toLeads },
  "participation/missing": {
    addresses: ["/participation/missing", `/participation/missing?period=${quarterId(1)}`],
    finds: toLeads,
  },
  "participation/commitments": { addresses: ["/participation/commitments"], finds: toLeads },
  "participation/commitments/:commitment": {
    addresses: [`/participation/commitments/${demoCommitment}`],
    finds: toLeads,
  },
  "participation/organizations/:organization/people": { addresses: [`${lantern}/people`], finds: toLeads },
};
