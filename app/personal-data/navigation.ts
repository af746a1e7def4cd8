import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const privacyItem: NavigationItem = { to: "/settings/privacy", label: m.settingsNavPrivacy };
export const dataItem: NavigationItem = { to: "/settings/data", label: m.settingsNavData };
