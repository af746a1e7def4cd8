import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const auditItem: NavigationItem = { to: "/admin/audit", label: m.adminPlaceAudit };
export const activityItem: NavigationItem = { to: "/settings/activity", label: m.settingsNavActivity };
