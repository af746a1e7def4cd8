import { type PageRows, toAdministrators, toSignedIn } from "./finds.ts";

export const operationsPages: PageRows = {
  "admin/audit": { addresses: ["/admin/audit", "/admin/audit?q=nobody+like+it"], finds: toAdministrators },
  admin: { addresses: ["/admin"], finds: toAdministrators },
  "admin/technical": { addresses: ["/admin/technical"], finds: toAdministrators },
  "admin/maintenance": { addresses: ["/admin/maintenance"], finds: toAdministrators },
  "admin/view-as": { addresses: ["/admin/view-as"], finds: toAdministrators },
  "settings/activity": { addresses: ["/settings/activity", "/settings/activity?by=me"], finds: toSignedIn },
};
