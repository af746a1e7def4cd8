import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const privacyPlace: NavigationItem = { to: "/settings/privacy", label: m.settingsNavPrivacy };
export const dataPlace: NavigationItem = { to: "/settings/data", label: m.settingsNavData };
