import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const organizationsPlace: NavigationItem = { to: "/admin/organizations", label: m.adminPlaceOrganizations };
