import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const peopleItem: NavigationItem = { to: "/admin/people", label: m.adminPlacePeople };
export const profileItem: NavigationItem = { to: "/settings/profile", label: m.settingsNavProfile };
