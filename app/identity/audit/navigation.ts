import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const auditPlace: Place = { to: "/admin/audit", label: m.adminPlaceAudit };
export const activityPlace: Place = { to: "/settings/activity", label: m.settingsNavActivity };
