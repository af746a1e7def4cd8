import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const maintenanceItem: NavigationItem = {
  to: "/admin/maintenance",
  label: m.adminPlaceMaintenance,
  below: "/admin/technical",
};
