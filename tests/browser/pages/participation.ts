import { organizationId } from "#db/seed/world-organizations.ts";
import { type PageRows, toLeads } from "./finds.ts";

const lantern = `/participation/organizations/${organizationId("lantern")}`;

export const participationPages: PageRows = {
  participation: { addresses: ["/participation"], finds: toLeads },
  "participation/measures": { addresses: ["/participation/measures"], finds: toLeads },
  "participation/organizations": { addresses: ["/participation/organizations"], finds: toLeads },
  "participation/organizations/:organization": { addresses: [lantern], finds: toLeads },
  "participation/organizations/:organization/people": { addresses: [`${lantern}/people`], finds: toLeads },
};
