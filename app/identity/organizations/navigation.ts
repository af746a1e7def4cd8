import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const organizationsItem: NavigationItem = { to: "/admin/organizations", label: m.adminPlaceOrganizations };
