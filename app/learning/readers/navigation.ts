import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const readingReportsItem: NavigationItem = { to: "/admin/readings", label: m.adminPlaceReadings };
