import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const overviewPlace: NavigationItem = { to: "/admin", label: m.adminPlaceOverview };
