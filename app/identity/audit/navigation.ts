import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const auditPlace: NavigationItem = { to: "/admin/audit", label: m.adminPlaceAudit };
export const activityPlace: NavigationItem = { to: "/settings/activity", label: m.settingsNavActivity };
