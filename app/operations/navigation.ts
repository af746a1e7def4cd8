import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const overviewItem: NavigationItem = { to: "/admin", label: m.adminPlaceOverview };
export const technicalItem: NavigationItem = { to: "/admin/technical", label: m.adminPlaceTechnical };
