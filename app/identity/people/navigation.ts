import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const peoplePlace: NavigationItem = { to: "/admin/people", label: m.adminPlacePeople };
export const profilePlace: NavigationItem = { to: "/settings/profile", label: m.settingsNavProfile };
