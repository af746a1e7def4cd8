import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const maintenancePlace: Place = { to: "/admin/maintenance", label: m.adminPlaceMaintenance };
