import { organizationId } from "#db/seed/world-organizations.ts";
import { type PageRows, toAdministrators } from "./finds.ts";

const demoDistrict = `/admin/organizations/${organizationId("heron")}`;

export const organizationsPages: PageRows = {
  "admin/organizations": {
    addresses: ["/admin/organizations", "/admin/organizations?q=nothing+like+it"],
    finds: toAdministrators,
  },
  "admin/organizations/new": { addresses: ["/admin/organizations/new"], finds: toAdministrators },
  "admin/organizations/:organization": {
    addresses: [demoDistrict, `/admin/organizations/${organizationId("saltgrass")}`],
    finds: toAdministrators,
  },
  "admin/organizations/:organization/name": { addresses: [`${demoDistrict}/name`], finds: toAdministrators },
  "admin/organizations/:organization/kind": { addresses: [`${demoDistrict}/kind`], finds: toAdministrators },
  "admin/organizations/:organization/district": { addresses: [`${demoDistrict}/district`], finds: toAdministrators },
  "admin/organizations/:organization/closure": { addresses: [`${demoDistrict}/closure`], finds: toAdministrators },
  "admin/organizations/:organization/merge": { addresses: [`${demoDistrict}/merge`], finds: toAdministrators },
};
